package no.nattro.inventory.reservation;

import java.util.Collection;
import java.util.List;
import no.nattro.inventory.domain.Sku;
import no.nattro.inventory.domain.Stock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Moves pieces from one count to another. Each returns the number of rows: 1, or 0 where nothing was moved. */
interface StockLevels extends Repository<Stock, Sku> {

    @Modifying
    @Query("""
            update Stock set available = available - :quantity, held = held + :quantity
            where sku = :sku and available >= :quantity""")
    int hold(Sku sku, int quantity);

    @Modifying
    @Query("update Stock set held = held - :quantity, sold = sold + :quantity where sku = :sku")
    int sell(Sku sku, int quantity);

    @Modifying
    @Query("update Stock set held = held - :quantity, available = available + :quantity where sku = :sku")
    int release(Sku sku, int quantity);

    @Modifying
    @Query("update Stock set sold = sold - :quantity, available = available + :quantity where sku = :sku")
    int takeBack(Sku sku, int quantity);

    @Query("""
            select new no.nattro.inventory.reservation.StockLevels$Left(p.sku, p.name, coalesce(s.available, 0))
            from Product p left join Stock s on s.sku = p.sku where p.sku in :skus order by p.sku.value""")
    List<Left> left(Collection<Sku> skus);

    record Left(Sku sku, String name, int available) {}
}

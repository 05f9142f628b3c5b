package no.nattro.inventory.catalogue;

import java.util.List;
import java.util.Optional;
import no.nattro.inventory.domain.Product;
import no.nattro.inventory.domain.Sku;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The products, each with its stock. */
interface Products extends Repository<Product, Sku> {

    /** Pages continue after a SKU, not at an offset: a product added meanwhile neither repeats nor hides one. */
    @Query("""
            select new no.nattro.inventory.catalogue.ProductOnSale(p.sku, p.name, p.description, p.price, s.available)
            from Product p join Stock s on s.sku = p.sku where p.sku.value > :after order by p.sku.value""")
    List<ProductOnSale> after(String after, Limit limit);

    @Query("""
            select new no.nattro.inventory.catalogue.ProductOnSale(p.sku, p.name, p.description, p.price, s.available)
            from Product p join Stock s on s.sku = p.sku where p.sku = :sku""")
    Optional<ProductOnSale> find(Sku sku);
}

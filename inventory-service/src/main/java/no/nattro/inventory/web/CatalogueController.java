package no.nattro.inventory.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import no.nattro.inventory.catalogue.CatalogueTransactions;
import no.nattro.inventory.domain.Sku;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public catalogue; the gateway passes these paths on unchanged. */
@RestController
@RequestMapping("/api/products")
class CatalogueController {

    private final CatalogueTransactions catalogue;

    CatalogueController(CatalogueTransactions catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    ProductPageResponse list(
            @RequestParam(required = false) @Pattern(regexp = Sku.FORM, message = "is the SKU of a product") @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return ProductPageResponse.from(catalogue.page(after == null ? null : new Sku(after), limit));
    }

    @GetMapping("/{sku}")
    ProductResponse find(@PathVariable String sku) {
        return Sku.parse(sku).flatMap(catalogue::find).map(ProductResponse::from)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such product."));
    }
}

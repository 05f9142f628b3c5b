package no.nattro.inventory.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import no.nattro.inventory.domain.BasketLine;
import no.nattro.inventory.domain.Sku;

record LineRequest(
        @NotNull(message = "is required") @Pattern(regexp = Sku.FORM, message = "is 3 to 32 capital letters, digits and hyphens") String sku,
        @NotNull(message = "is required") @Min(1) @Max(BasketLine.MOST) Integer quantity) {

    BasketLine toBasketLine() {
        return new BasketLine(new Sku(sku), quantity);
    }
}

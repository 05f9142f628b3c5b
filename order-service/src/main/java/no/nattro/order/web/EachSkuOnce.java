package no.nattro.order.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** No product stands on two lines. They are not added up silently: a client that sends one twice may have meant another. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EachSkuOnce.Validator.class)
@interface EachSkuOnce {

    String message() default "each product stands on one line: add the quantities up";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Lines without a SKU are other constraints' business. */
    class Validator implements ConstraintValidator<EachSkuOnce, List<PlaceOrderRequest.@Nullable RequestedLine>> {

        @Override
        public boolean isValid(@Nullable List<PlaceOrderRequest.@Nullable RequestedLine> lines,
                ConstraintValidatorContext context) {
            Set<String> seen = new HashSet<>();
            return lines == null || lines.stream()
                    .allMatch(line -> line == null || line.sku() == null || seen.add(line.sku()));
        }
    }
}

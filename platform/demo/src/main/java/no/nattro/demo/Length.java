package no.nattro.demo;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration in the form that the services read. */
final class Length implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
        if (!value.matches("\\d{1,9}(ms|s|m|h)")) {
            throw new TypeConversionException("'" + value + "' is no duration; write it as 30s, 500ms or 5m");
        }
        return value;
    }
}

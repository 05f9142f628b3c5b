package no.nattro.demo;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port, or nothing: an empty variable is one that is not set. */
final class PortBase implements ITypeConverter<Integer> {

    @Override
    public @Nullable Integer convert(String value) {
        try {
            return value.isBlank() ? null : Integer.valueOf(value.strip());
        } catch (NumberFormatException _) {
            throw new TypeConversionException("'" + value + "' (or NATTRO_PORT_BASE) is not a port");
        }
    }
}

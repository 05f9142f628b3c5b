package no.nattro.demo;

import java.util.Map;
import no.nattro.demo.stack.Ports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port, or nothing: an empty variable is one that is not set. */
final class PortBase implements ITypeConverter<Integer> {

    /** The lowest port of a stack that stands beside the person's own, which {@code NATTRO_PORT_BASE} may have moved. */
    static int above(Map<String, String> environment, int distance) {
        Integer set = new PortBase().convert(environment.getOrDefault("NATTRO_PORT_BASE", ""));
        return (set == null ? Ports.DEFAULT_BASE : set) + distance;
    }

    @Override
    public @Nullable Integer convert(String value) {
        try {
            return value.isBlank() ? null : Integer.valueOf(value.strip());
        } catch (NumberFormatException _) {
            throw new TypeConversionException("'" + value + "' (or NATTRO_PORT_BASE) is not a port");
        }
    }
}

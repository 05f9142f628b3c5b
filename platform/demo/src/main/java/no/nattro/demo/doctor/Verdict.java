package no.nattro.demo.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether something is as it has to be. */
public enum Verdict {
    OK,
    /** Nattro runs without it, but something is less comfortable. */
    WARNING,
    /** Nattro does not run. */
    MISSING;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

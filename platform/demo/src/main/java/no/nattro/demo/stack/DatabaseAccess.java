package no.nattro.demo.stack;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** How to get into a database by hand. The password itself is not told, only where it lies. */
@JsonPropertyOrder({"jdbcUrl", "user", "passwordFile"})
public record DatabaseAccess(String jdbcUrl, String user, String passwordFile) {}

package no.nattro.platform.upstream;

/** The refusals of a call that documents none: a 4xx to it is {@link Outcome.Unknown}. */
public enum NoRefusal {}

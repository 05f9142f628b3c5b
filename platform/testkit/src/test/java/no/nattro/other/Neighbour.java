package no.nattro.other;

/** Stands for another service's class. */
public class Neighbour {}

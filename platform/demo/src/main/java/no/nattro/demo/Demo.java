package no.nattro.demo;

public final class Demo {

    private Demo() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}

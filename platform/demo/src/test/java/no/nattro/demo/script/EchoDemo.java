package no.nattro.demo.script;

import java.util.Arrays;

/** Stands in for the command: says how it was called, and exits with the code that it is told. */
public final class EchoDemo {

    private EchoDemo() {}

    public static void main(String[] arguments) {
        System.out.println("home=" + System.getProperty("nattro.home"));
        System.out.println("state=" + System.getProperty("nattro.state"));
        System.out.println("jar=" + System.getProperty("java.class.path"));
        System.out.println("java=" + Runtime.version().feature());
        System.out.println("arguments=" + Arrays.toString(arguments));
        System.exit(arguments.length == 2 && arguments[0].equals("exit") ? Integer.parseInt(arguments[1]) : 0);
    }
}

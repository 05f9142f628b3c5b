package no.nattro.demo.bugs;

/** How the services' statements are told apart, and what a bug makes of them. */
final class Sql {

    private Sql() {}

    static boolean begins(String sql, String beginning) {
        return sql.strip().replaceAll("\\s+", " ").startsWith(beginning);
    }

    /** The same statement, that takes the values of a test and does not test them. */
    static String untested(String sql, String test) {
        int where = sql.lastIndexOf("WHERE");
        return sql.substring(0, where) + sql.substring(where).replaceFirst("(" + test + ")", "($1) IS NOT NULL");
    }
}

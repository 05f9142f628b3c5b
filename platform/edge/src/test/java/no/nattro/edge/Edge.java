package no.nattro.edge;

/** NGINX and the stand-in behind it that most tests share. Both end with the tests. */
final class Edge {

    static final StandIn GATEWAY = new StandIn();
    static final Nginx NGINX = Nginx.before(GATEWAY.address(), "");

    private Edge() {}
}

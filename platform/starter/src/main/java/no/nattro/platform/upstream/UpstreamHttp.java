package no.nattro.platform.upstream;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Apache's client with everything switched off that acts behind our back: it would repeat a PUT on 503 by itself. */
final class UpstreamHttp {

    private static final TimeValue IDLE = TimeValue.ofSeconds(10); // below the 20 s after which the servers close

    private UpstreamHttp() {}

    static CloseableHttpClient client(UpstreamProperties.Upstream settings, UpstreamMeters meters) {
        return HttpClients.custom()
                .setConnectionManager(pool(settings))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.leaseTimeout()))
                        // The second brake; the first is the total limit, and only that knows whose time was over.
                        .setResponseTimeout(Timeout.of(settings.totalTimeout().multipliedBy(2)))
                        .build())
                .addExecInterceptorFirst("total-limit", new TotalLimit())
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "departure", new Departure(meters))
                .setConnectionReuseStrategy(new FewRequests(settings.maxRequestsPerConnection()))
                .evictIdleConnections(IDLE)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static PoolingHttpClientConnectionManager pool(UpstreamProperties.Upstream settings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .build())
                .build();
    }
}

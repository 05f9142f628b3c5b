package no.nattro.gateway.guard;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2StreamChannel;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.stereotype.Component;
import reactor.netty.ConnectionObserver;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Puts the guards on a listener, for TLS or not. What is not watched here is the management port, which is for the inside. */
@Component
public class Guards {

    private final GuardProperties properties;
    private final ServerProperties server;
    private final Connections connections;
    private final GuardMetrics metrics;
    private final HangUps hangUps = new HangUps();

    Guards(GuardProperties properties, ServerProperties server, Connections connections, GuardMetrics metrics) {
        this.properties = properties;
        this.server = server;
        this.connections = connections;
        this.metrics = metrics;
    }

    /** The same listener, watched. */
    public HttpServer on(HttpServer listener) {
        return listener
                .httpRequestDecoder(decoder -> {
                    PropertyMapper set = PropertyMapper.get().alwaysApplyingWhenNonNull();
                    set.from(server.getNetty().getMaxInitialLineLength()).asInt(size -> (int) size.toBytes())
                            .to(decoder::maxInitialLineLength);
                    set.from(server.getMaxHttpRequestHeaderSize()).asInt(size -> (int) size.toBytes())
                            .to(decoder::maxHeaderSize);
                    return decoder;
                })
                .http2Settings(settings -> settings.maxConcurrentStreams(properties.streams())
                        .maxHeaderListSize(server.getMaxHttpRequestHeaderSize().toBytes()))
                .childObserve((client, state) -> {
                    if (state == ConnectionObserver.State.CONNECTED
                            && client.channel() instanceof Http2StreamChannel stream) {
                        watch(stream);
                    }
                })
                .doOnChannelInit((_, connection, _) -> {
                    if (connections.admit(connection)) {
                        watch(connection.pipeline());
                    } else {
                        connection.close();
                    }
                });
    }

    private void watch(Http2StreamChannel stream) {
        if (connections.admit(stream)) {
            stream.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "nattro.stream", new StreamGuard(this));
        } else {
            stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM));
            stream.close();
        }
    }

    private void watch(ChannelPipeline pipeline) {
        if (pipeline.get(NettyPipeline.SslHandler) == null) {
            watchHttp(pipeline);
        } else {
            pipeline.addBefore(NettyPipeline.ReactiveBridge, "nattro.handshake", new HandshakeGuard(this));
        }
    }

    void watchHttp(ChannelPipeline pipeline) {
        if (pipeline.get(NettyPipeline.H2MultiplexHandler) != null) {
            pipeline.addBefore(NettyPipeline.HttpCodec, "nattro.frames", new FrameGuard(this));
            pipeline.addLast("nattro.hang-ups", hangUps);
        } else {
            pipeline.addBefore(NettyPipeline.HttpTrafficHandler, "nattro.requests", new RequestGuard(this));
        }
    }

    GuardProperties properties() {
        return properties;
    }

    GuardMetrics metrics() {
        return metrics;
    }

    Clock clock() {
        return new Clock(metrics);
    }
}

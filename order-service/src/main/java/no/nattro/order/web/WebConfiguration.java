package no.nattro.order.web;

import java.util.List;
import no.nattro.order.OrderProperties;
import no.nattro.platform.servlet.InboundProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /** An owner that is still answering its shopper must not lose its lease to somebody else. */
    WebConfiguration(OrderProperties checkout, InboundProperties inbound) {
        if (checkout.lease().compareTo(inbound.budget()) <= 0) {
            throw new IllegalStateException("nattro.checkout.lease (" + checkout.lease() + ") must be longer than"
                    + " nattro.inbound.budget (" + inbound.budget() + ")");
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HeaderResolver());
    }
}

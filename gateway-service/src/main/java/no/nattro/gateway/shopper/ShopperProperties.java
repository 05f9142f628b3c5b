package no.nattro.gateway.shopper;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that cookies are signed with. There is no default: a key that everybody knows signs nothing.
 *
 * @param keys       by id, 32 random bytes or more in base64; a retired one verifies as long as it stands here, which should
 *                   be the 400 days of a cookie
 * @param signingKey the id of the key that new cookies are signed with
 */
@ConfigurationProperties("nattro.shopper")
record ShopperProperties(@DefaultValue Map<String, String> keys, @DefaultValue("") String signingKey) {

    @Override
    public String toString() {
        return "keys " + keys.keySet() + ", signing with '" + signingKey + "'";
    }
}

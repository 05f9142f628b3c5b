package no.nattro.order.web;

import java.nio.file.Path;
import no.nattro.order.OrderDatabase;
import no.nattro.order.ScriptedNeighbours;
import no.nattro.testkit.CommittedFile;
import no.nattro.testkit.OpenApiDocument;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "springdoc.api-docs.enabled=true")
@Import({OrderDatabase.class, ScriptedNeighbours.class, OpenApiWording.class})
class OpenApiIT {

    @LocalServerPort
    private int port;

    @Test
    void the_committed_document_is_the_one_that_the_controllers_make() {
        String document = OrderApi.at(port).get("/v3/api-docs").body();
        CommittedFile.assertUpToDate(Path.of("../docs/openapi/order-public.json"),
                OpenApiDocument.normalised(document));
    }
}

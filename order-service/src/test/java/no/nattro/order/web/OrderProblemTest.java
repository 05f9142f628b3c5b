package no.nattro.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.order.domain.UndoReason;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.ProblemType;
import no.nattro.testkit.DocumentedProblems;
import org.junit.jupiter.api.Test;

class OrderProblemTest {

    @Test
    void every_problem_is_documented_with_its_status() {
        DocumentedProblems.assertListed(Stream
                .<ProblemType>concat(Arrays.stream(OrderProblem.values()), Arrays.stream(CommonProblem.values()))
                .collect(Collectors.toMap(ProblemType::slug, ProblemType::status)));
    }

    @Test
    void every_reason_to_undo_is_told_as_a_client_error() {
        assertThat(UndoReason.values()).allMatch(reason -> OrderProblem.of(reason).status() / 100 == 4);
    }
}

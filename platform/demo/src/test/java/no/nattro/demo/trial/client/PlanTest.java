package no.nattro.demo.trial.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nattro.demo.client.Catalogue.Product;
import no.nattro.demo.client.Catalogue;
import no.nattro.demo.client.Wish;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Catalogue CATALOGUE = new Catalogue(List.of(new Product("NO-1001", 39800, 100_000),
            new Product("NO-1002", 14900, 100_000), new Product("NO-1006", 9900, 4200),
            new Product("NO-1007", 7900, 3600), new Product("NO-1029", 139900, 3), new Product("NO-1030", 3490000, 1)));
    private static final int MANY = 2000;

    @Test
    void the_same_seed_and_client_do_the_same_things() {
        assertThat(steps(7, 3)).isEqualTo(steps(7, 3));
    }

    @Test
    void another_seed_or_client_does_others() {
        assertThat(steps(7, 3)).isNotEqualTo(steps(8, 3)).isNotEqualTo(steps(7, 4));
    }

    @Test
    void everybody_begins_with_a_single_purchase() {
        assertThat(IntStream.range(0, 50).mapToObj(client -> Plan.of(7, client, CATALOGUE).next().action()))
                .allMatch(Action.Buy.class::isInstance);
    }

    @Test
    void everything_that_a_client_can_do_is_done() {
        Set<Class<?>> done = new HashSet<>();
        steps(7, 0).forEach(step -> done.add(step.action().getClass()));

        assertThat(done).containsExactlyInAnyOrder(Action.class.getPermittedSubclasses());
    }

    @Test
    void each_purchase_has_a_key_of_its_own() {
        assertThat(wishes(7).map(Wish::key)).doesNotHaveDuplicates();
    }

    @Test
    void a_contest_is_between_two_contents_under_one_key() {
        assertThat(steps(7, 0).stream().map(Plan.Step::action).filter(Action.Contest.class::isInstance)
                .map(Action.Contest.class::cast)).isNotEmpty().allSatisfy(contest -> {
                    assertThat(contest.one().key()).isEqualTo(contest.other().key());
                    assertThat(contest.one().body()).isNotEqualTo(contest.other().body());
                });
    }

    @Test
    void most_purchases_can_be_had_and_paid_for() {
        assertThat(share(wish -> !wish.body().matches(".*(declined|insufficient|expired|NO-GONE|NO-1029|NO-1030).*")))
                .isBetween(0.75, 0.9);
    }

    @Test
    void one_of_six_ends_after_its_request_only() {
        assertThat(share(wish -> wish.body().matches(".*tok_(slow_before|slow_after|lost_reply).*")))
                .isBetween(0.15, 0.25);
    }

    @Test
    void everybody_wants_the_same_few_products_and_some_want_the_last() {
        assertThat(share(wish -> wish.body().matches(".*NO-100[12].*"))).isGreaterThan(0.8);
        assertThat(share(wish -> wish.body().matches(".*NO-10(29|30).*"))).isBetween(0.03, 0.1);
    }

    @Test
    void what_is_expected_to_be_paid_is_mostly_right() {
        List<Wish> ones = wishes(7)
                .filter(wish -> wish.body().contains("\"lines\":[{\"sku\":\"NO-1001\",\"quantity\":1}]"))
                .filter(wish -> wish.body().contains("expectedTotal")).toList();

        assertThat(ones).anyMatch(wish -> wish.body().contains("\"amount\":39800,"))
                .anyMatch(wish -> wish.body().contains("\"amount\":39900,"))
                .allMatch(wish -> wish.body().matches(".*\"amount\":39[89]00,.*"));
    }

    @Test
    void products_are_listed_forwards_by_some_and_backwards_by_others() {
        Set<Boolean> forwards = new HashSet<>();
        for (int client = 0; client < 16; client++) {
            wishes(Plan.of(7, client, CATALOGUE)).filter(wish -> wish.body().matches(".*NO-1001.*NO-1002.*"))
                    .findAny().ifPresent(_ -> forwards.add(true));
            wishes(Plan.of(7, client, CATALOGUE)).filter(wish -> wish.body().matches(".*NO-1002.*NO-1001.*"))
                    .findAny().ifPresent(_ -> forwards.add(false));
        }

        assertThat(forwards).hasSize(2);
    }

    @Test
    void a_shop_of_one_kind_is_bought_from_as_well() {
        Catalogue one = new Catalogue(List.of(new Product("NO-1001", 39800, 5)));

        assertThat(wishes(Plan.of(7, 0, one))).isNotEmpty().allMatch(wish -> wish.body().contains("NO-1001"));
    }

    private static double share(Predicate<Wish> kind) {
        return (double) wishes(7).filter(kind).count() / wishes(7).count();
    }

    private static Stream<Wish> wishes(long seed) {
        return wishes(Plan.of(seed, 0, CATALOGUE));
    }

    private static Stream<Wish> wishes(Plan plan) {
        return IntStream.range(0, MANY).mapToObj(_ -> plan.next().action()).flatMap(action -> switch (action) {
            case Action.Buy(Wish wish) -> Stream.of(wish);
            case Action.HangUp(Wish wish, _, _) -> Stream.of(wish);
            case Action.AtOnce(Wish wish, _) -> Stream.of(wish);
            case Action.Contest(Wish one, _) -> Stream.of(one);
            case Action.BuyAndCancel(Wish wish) -> Stream.of(wish);
            case Action.CancelUnderWay(Wish wish, _) -> Stream.of(wish);
            case Action.Replay _,Action.ReuseKey _,Action.Cancel _ -> Stream.empty();
        });
    }

    private static List<Plan.Step> steps(long seed, int client) {
        Plan plan = Plan.of(seed, client, CATALOGUE);
        return IntStream.range(0, MANY).mapToObj(_ -> plan.next()).toList();
    }
}

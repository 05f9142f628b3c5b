package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.SortedMap;
import no.nattro.demo.lesson.load.Kind;
import no.nattro.demo.lesson.load.Times;
import no.nattro.demo.lesson.load.Visits;

/**
 * How those were served who only looked.
 *
 * @param before  while nothing was wrong
 * @param during  while payment hung
 * @param after   from the moment that it was asked again
 * @param answers to all of them, from the first of these moments to the end
 */
@JsonPropertyOrder({"before", "during", "after", "answers"})
public record Looks(Times before, Times during, Times after, SortedMap<String, Long> answers) {

    static Looks of(Kind kind, Visits visits, Moments moments) {
        return new Looks(visits.between(moments.warm(), moments.asked()).times(kind),
                visits.between(moments.hung(), moments.over()).times(kind),
                visits.between(moments.healed(), Visits.END).times(kind),
                visits.between(moments.warm(), Visits.END).answers(kind));
    }

    /** How many were not shown what they wanted to see. */
    long refused() {
        return answers.entrySet().stream().filter(answer -> !answer.getKey().equals("200"))
                .mapToLong(SortedMap.Entry::getValue).sum();
    }
}

package inkling.page.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.page.settings.Link;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchLinkTest {
    @Test
    void anEmptyHashAsksForThePagesDefaultsAndThreeEpochs() {
        assertEquals(new BenchLink(Link.parse(""), 3), BenchLink.parse(""));
        assertEquals(BenchLink.parse(""), BenchLink.parse("#"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#repeat=7&recipe=adam&run=1", "#recipe=adam&repeat=7&run=1", "recipe=adam&run=1&repeat=7"})
    void repeatMayStandAnywhereAndTheRestIsThePagesLink(String hash) {
        assertEquals(new BenchLink(Link.parse("recipe=adam&run=1"), 7), BenchLink.parse(hash));
    }

    @Test
    void aRepeatThatIsGivenTwiceDoesNotCount() {
        BenchLink link = BenchLink.parse("repeat=2&repeat=7");
        assertEquals(3, link.repeat());
        assertEquals(
                List.of("'repeat' is there more than once, so none of its values counts; give it once."),
                link.settings().problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "often", "1.5", "1001", "99999999999"})
    void aMalformedRepeatIsNamedAndTheUsualTakesItsPlace(String value) {
        BenchLink link = BenchLink.parse("repeat=" + value);
        assertEquals(3, link.repeat());
        assertEquals(
                List.of("'repeat' is a whole number from 1 to 1,000, not '" + value + "'."),
                link.settings().problems());
    }

    @Test
    void whatThePagesLinkDoesNotKnowIsNamedToo() {
        BenchLink link = BenchLink.parse("repeats=2&repeat=x&lr=fast");
        assertEquals(
                3, link.settings().problems().size(), link.settings().problems().toString());
        assertTrue(link.settings().problems().stream().anyMatch(problem -> problem.contains("repeats")));
    }
}

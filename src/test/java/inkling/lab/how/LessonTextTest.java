package inkling.lab.how;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.page.settings.DrawerView;
import inkling.page.settings.Lesson;
import inkling.page.settings.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The lessons' HTML says only what the program and the page understand. */
class LessonTextTest {
    private static final Set<String> FIGURES =
            Set.of("batch-loss", "train-loss", "validation-loss", "train-accuracy", "validation-accuracy");

    private final String view = read("web/views/how.html");
    private final String page = read("web/index.html");

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> all(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).replace("&amp;", "&"));
        }
        return found;
    }

    /** The HTML of each step of a lesson. */
    private List<String> steps(Lesson lesson) {
        String from = view.substring(view.indexOf("<div data-lesson=\"" + lesson.word() + "\""));
        int next = from.indexOf("<div data-lesson=", 1);
        return all(
                "(<div data-step.*?)(?=<div data-step|\\z)",
                from.substring(0, next < 0 ? from.indexOf("lesson-buttons") : next));
    }

    @Test
    void everyLessonHasAFewStepsAsksForAPredictionAndStandsInTheOverview() {
        for (Lesson lesson : Lesson.values()) {
            if (lesson != Lesson.NONE) {
                List<String> steps = steps(lesson);
                assertTrue(steps.size() >= 3 && steps.size() <= 6, lesson + " has " + steps.size() + " steps");
                assertTrue(String.join("", steps).contains("class=\"prediction\""), lesson + " asks nothing");
                assertTrue(view.contains("<a href=\"./#view=how&amp;lesson=" + lesson.word() + "\" data-lesson-link=\""
                        + lesson.word() + "\">" + lesson.title() + "</a>"));
            }
        }
    }

    @Test
    void everySetupIsARecipeWithoutProblems() {
        List<String> setups = all("data-setup=\"([^\"]*)\"", view);
        assertTrue(setups.size() >= 8);
        for (String setup : setups) {
            assertEquals(List.of(), Link.parse(setup).problems(), setup);
        }
    }

    @Test
    void everyPredictionHasTwoOrThreeAnswersOneOfThemRightAndAnOutcome() {
        List<String> asked = all("(<div class=\"prediction\".*?</div>)", view);
        assertTrue(asked.size() >= 15);
        for (String question : asked) {
            List<String> choices = all("data-choice=\"(.)\"", question);
            assertTrue(choices.size() == 2 || choices.size() == 3, question);
            assertTrue(choices.contains(all("data-right=\"(.)\"", question).get(0)), question);
            assertTrue(question.contains("class=\"said\"") && question.contains("class=\"outcome\""), question);
            assertEquals(question.contains("data-until"), question.contains("data-setup"), question);
            if (question.contains("data-until")) {
                assertTrue(Set.of("done", "batch")
                        .contains(all("data-until=\"(.*?)\"", question).get(0)));
            }
        }
    }

    @Test
    void everyStepPointsAtWhatThePageHasAndOpensAViewThatThereIs() {
        for (String selector : all("data-point=\"([^\"]*)\"", view)) {
            String name = selector.substring(1);
            boolean there = selector.startsWith("#")
                    ? (page + view).contains("id=\"" + name + "\"")
                            || Set.of("view-inspect", "setting-recipe").contains(name)
                    : Pattern.compile("class=\"([^\"]* )?" + name + "( [^\"]*)?\"")
                            .matcher(page)
                            .find();
            assertTrue(there, "The page has no " + selector);
        }
        List<String> views =
                Arrays.stream(DrawerView.values()).map(DrawerView::word).toList();
        all("data-view=\"([^\"]*)\"", view).forEach(name -> assertTrue(views.contains(name), name));
        all("data-figure=\"([^\"]*)\"", view).forEach(name -> assertTrue(FIGURES.contains(name), name));
    }

    @Test
    void aPlaceInTheAddressIsReadBesideEverythingElse() {
        LessonAddress place = LessonAddress.of("#recipe=adam&view=learning&lesson=learning-rate&step=3");
        assertEquals(Lesson.LEARNING_RATE, place.lesson());
        assertEquals(3, place.step());
        assertEquals(Lesson.NONE, LessonAddress.of("#lesson=alchemy").lesson());
        assertEquals(Lesson.NONE, LessonAddress.of("").lesson());
    }

    @Test
    void aLinkToALessonOpensItsViewAndAnUnknownLessonIsNamed() {
        assertEquals(DrawerView.HOW, Link.parse("lesson=loss").view());
        assertEquals(
                DrawerView.HOW, Link.parse("view=learning&lesson=loss&step=2").view());
        assertEquals(List.of(), Link.parse("view=how&lesson=loss&step=2").problems());
        Link unknown = Link.parse("view=learning&lesson=alchemy");
        assertEquals(DrawerView.LEARNING, unknown.view());
        assertEquals(
                List.of("'lesson' is one of none, unit, loss, backpropagation, learning-rate, overfitting, convolution,"
                        + " not 'alchemy'."),
                unknown.problems());
    }
}

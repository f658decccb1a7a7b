package inkling.worker.browse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inkling.data.ClassSummary;
import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.protocol.command.BrowseCommand;
import inkling.protocol.command.Split;
import inkling.protocol.report.BrowseReport;
import inkling.recipe.DataSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownImagesTest {
    /** Ten times the digits 0 to 9. */
    private static final Dataset SET = SyntheticDigits.of("a hundred digits", 100, 1);

    private static BrowseReport.Images show(int label, int first, int count) {
        return ShownImages.images(
                SET, new BrowseCommand.ShowImages(DataSource.SYNTHETIC, Split.TEST, label, first, count));
    }

    private static List<Integer> numbers(BrowseReport.Images images) {
        return images.images().stream().map(BrowseReport.Image::index).toList();
    }

    private static BrowseReport.Varied vary(int image, String augmentation, int seed, int copies) {
        return ShownImages.varied(
                SET, new BrowseCommand.Vary(DataSource.SYNTHETIC, Split.TEST, image, augmentation, seed, copies));
    }

    @Test
    void imagesAreShownByNumber() {
        BrowseReport.Images shown = show(-1, 30, 4);
        assertEquals(List.of(30, 31, 32, 33), numbers(shown));
        assertEquals(100, shown.total());
        assertEquals(3, shown.images().get(3).label());
        float[] expected = new float[784];
        SET.images().copyRow(33, expected, 0);
        assertArrayEquals(expected, shown.images().get(3).picture());
    }

    @Test
    void imagesOfADigitAreCountedAmongThemselves() {
        BrowseReport.Images shown = show(7, 8, 5);
        assertEquals(List.of(87, 97), numbers(shown));
        assertEquals(10, shown.total());
        assertEquals(8, shown.first());
    }

    @Test
    void pastTheEndTheLastImageIsShown() {
        assertEquals(List.of(99), numbers(show(-1, 5_000, 10)));
        assertEquals(List.of(0), numbers(show(-1, -3, 1)));
    }

    @Test
    void aClassWithoutImagesIsEmpty() {
        BrowseReport.Images shown = ShownImages.images(
                SET.slice(0, 5), new BrowseCommand.ShowImages(DataSource.SYNTHETIC, Split.TEST, 7, 0, 5));
        assertEquals(List.of(), shown.images());
        assertEquals(0, shown.total());
    }

    @Test
    void theSummaryHasEachClassOnce() {
        ClassSummary classes = new ClassSummary(SET);
        classes.advance(100);
        BrowseReport.Summary summary = ShownImages.summary(DataSource.SYNTHETIC, Split.TEST, SET, classes);
        float[] tens = new float[10];
        Arrays.fill(tens, 10);
        assertArrayEquals(tens, summary.counts());
        assertEquals(10, summary.means().size());
    }

    @Test
    void theSameSeedGivesTheSameCopyAndAnotherSeedAnother() {
        BrowseReport.Varied copies = vary(7, "full", 5, 3);
        assertEquals(3, copies.copies().size());
        assertArrayEquals(new float[] {1, 10, 10, 10, 20, 4, 40}, copies.strengths());
        assertArrayEquals(copies.copies().get(1), vary(7, "full", 6, 1).copies().get(0));
        assertFalse(Arrays.equals(copies.copies().get(0), copies.copies().get(1)));
    }

    @Test
    void withNoStrengthACopyIsTheOriginal() {
        BrowseReport.Varied copies = vary(7, "none", 5, 1);
        assertArrayEquals(copies.original(), copies.copies().get(0), 1e-6f);
    }

    @Test
    void whatIsNotThereIsRefusedInASentence() {
        assertThrows(IllegalArgumentException.class, () -> vary(100, "none", 1, 1));
        assertThrows(IllegalArgumentException.class, () -> vary(0, "wobble3", 1, 1));
    }

    @Test
    void theThreeSetsAreToldApart() {
        Splits splits = new Splits(SET.slice(0, 60), SET.slice(60, 80), SET.slice(80, 100));
        assertEquals(60, ShownImages.set(splits, Split.TRAIN).size());
        assertEquals(
                SET.slice(60, 80).label(3),
                ShownImages.set(splits, Split.VALIDATION).label(3));
        assertEquals(20, ShownImages.set(splits, Split.TEST).size());
    }
}

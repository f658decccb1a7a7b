package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The curves of loss and accuracy. */
class CurvesTest {
    private static final Site site = Site.built();

    private static final String DRAWN = "Chart.getChart('loss-chart').data.datasets[2].data";

    /** As many reports as come in a quarter of an hour. */
    private static final String LONG_RUN = "() => { for (let i = 1; i <= 10000; i++)"
            + " Chart.getChart('loss-chart').points.RUNNING.push({ x: i / 1000, y: 1 / i }); }";

    @Test
    void aLongCurveIsThinnedOutAndAShortOneIsNot() throws IOException {
        try (Visit visit = site.visit("data=synthetic&layers=16&epochs=2&batch=500&view=learning")) {
            visit.awaitReady();
            visit.openView("learning");
            visit.page().evaluate(LONG_RUN);
            // Another colour scheme has the curves drawn anew.
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            visit.awaitTrue(DRAWN + ".length >= 120 && " + DRAWN + ".length <= 240");
            visit.awaitTrue(DRAWN + ".at(-1).x === 10");
            visit.awaitTrue(DRAWN + ".every((point, i) => i === 0 || point.x > " + DRAWN + "[i - 1].x)");
            visit.press("train");
            visit.awaitState("done");
            visit.awaitTrue(
                    "Chart.getChart('loss-chart').data.datasets[1].data.map(point => point.x).join() === '1,2'");
            visit.awaitTrue("Chart.getChart('accuracy-chart').data.datasets[0].data.length === 2");
            assertEquals(2, visit.page().locator("#epochs tbody tr").count());
            Download table = visit.page().waitForDownload(() -> visit.press("save-csv"));
            assertEquals(3, Files.readAllLines(table.path()).size());
            visit.at("from-epoch").fill("1");
            visit.awaitTrue("Chart.getChart('loss-chart').data.datasets[1].data.length === 2");
            visit.awaitTrue("Chart.getChart('loss-chart').scales.x.min === 1");
            visit.at("logarithmic").check();
            visit.awaitTrue("Chart.getChart('loss-chart').scales.y.type === 'logarithmic'");
            // The first epoch's plunge is left out once the second is over.
            visit.awaitTrue(DRAWN + ".every(point => point.x > 1)");
            assertEquals(List.of(), visit.complaints());
        }
    }
}

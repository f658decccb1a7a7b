package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import inkling.Thorough;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kept runs and races, as visitors use them. */
@Thorough
class RunsViewTest {
    private static final Site site = Site.built();
    private static final String QUICK = "recipe=quick&layers=24&epochs=2&seed=4";

    @BeforeAll
    static void askForMnist() {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
    }

    private static void awaitRow(Visit visit, int rows) {
        visit.awaitTrue("document.querySelectorAll('#runs tbody tr[data-state=done]').length === " + rows);
    }

    private static Locator row(Visit visit, int index) {
        return visit.page().locator("#runs tbody tr").nth(index);
    }

    private static void pressIn(Locator row, String button) {
        row.locator(".run-actions button").getByText(button).click();
    }

    private static void train(Visit visit) {
        visit.press("train");
        visit.awaitState("done");
    }

    @Test
    void aRunIsKeptRenamedSortedDeletedAndOpenedAgainAfterAReload() {
        // The view is opened only after the first run, which is kept nevertheless.
        try (Visit visit = site.visit(QUICK)) {
            train(visit);
            String test = visit.at("test-accuracy").getAttribute("data-value");
            visit.page().locator("[role=tab][data-view=runs]").click();
            awaitRow(visit, 1);
            assertEquals(test, row(visit, 0).getAttribute("data-test"));
            assertTrue(row(visit, 0).textContent().contains("layers 24, epochs 2, seed 4"));
            pressIn(row(visit, 0), "Rename");
            visit.page().keyboard().type("my first");
            visit.page().keyboard().press("Enter");
            visit.awaitTrue("document.querySelector('#runs tbody .run-name').textContent === 'my first'");
            assertEquals("Rename", visit.page().evaluate("document.activeElement.textContent"));

            visit.page().evaluate("location.hash = '#recipe=quick&layers=8&epochs=1&seed=4&view=runs'");
            train(visit);
            awaitRow(visit, 2);
            assertEquals("my first", row(visit, 1).locator(".run-name").textContent());
            Locator head = visit.page().locator("#runs thead .run-validation");
            head.locator("button").click();
            assertEquals("descending", head.getAttribute("aria-sort"));
            assertEquals("my first", row(visit, 0).locator(".run-name").textContent());
            head.locator("button").click();
            assertEquals("ascending", head.getAttribute("aria-sort"));
            assertEquals("my first", row(visit, 1).locator(".run-name").textContent());

            pressIn(row(visit, 1), "Delete");
            awaitRow(visit, 1);
            visit.press("undo-delete");
            awaitRow(visit, 2);

            visit.awaitTrue("!document.querySelector('#runs tbody tr:nth-child(2) .run-actions button')"
                    + ".title.includes('gone')");
            visit.page().reload();
            visit.awaitReady();
            awaitRow(visit, 2);
            Locator kept = visit.page()
                    .locator(
                            "#runs tbody tr",
                            new com.microsoft.playwright.Page.LocatorOptions().setHasText("my first"));
            pressIn(kept, "Open");
            visit.awaitTrue("document.querySelector('#answering-yours').checked");
            assertEquals("24", visit.at("setting-layers").inputValue());
            assertTrue(visit.text("answering-note").contains("“my first”"), visit.text("answering-note"));
            assertEquals("3", visit.read(Handwriting.three()));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aRaceOfALinkRunsSideBySideReadsTheDrawingAndNamesTheWinner() {
        try (Visit visit = site.visit(QUICK + "&race=optimizer:sgd,adam,lion")) {
            visit.read(Handwriting.three());
            visit.awaitTrue("!document.querySelector('#race-start').hidden");
            visit.press("race-start");
            visit.awaitTrue("document.querySelectorAll('[data-lane][data-state=training]').length === 3");
            visit.press("race-pause");
            visit.awaitTrue("document.querySelectorAll('[data-lane][data-state=paused], [data-lane][data-state=done]')"
                    + ".length === 3");
            visit.press("race-pause");
            visit.awaitTrue("document.querySelector('#race-verdict').textContent !== ''");
            assertEquals(
                    3,
                    visit.page()
                            .locator("[data-lane][data-state=done][data-digit='3']")
                            .count());
            String verdict = visit.text("race-verdict");
            assertTrue(verdict.contains("After the same 110,000 images"), verdict);
            assertTrue(verdict.contains("s of training"), verdict);
            awaitRow(visit, 3);
            visit.press("clear");
            visit.awaitTrue("!document.querySelector('[data-lane][data-digit]')");
            visit.press("race-close");
            visit.page().locator("[data-race=dropout]").click();
            visit.awaitTrue("document.querySelectorAll('[data-lane][data-state=training]').length === 2");
            visit.press("race-stop");
            visit.awaitTrue("document.querySelector('#race-verdict').textContent !== ''");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void onAPhoneEverythingIsWithinReach() {
        try (Visit visit = site.visit(QUICK + "&race=quick,quick+batch:512&view=runs&run=1")) {
            visit.page().setViewportSize(390, 844);
            visit.awaitTrue("document.querySelector('#race-verdict').textContent !== ''");
            awaitRow(visit, 2);
            assertEquals("idle", visit.state());
            visit.assertAxeFindsNothing();
            visit.press("race-close");
            visit.page().locator("#runs thead .run-test button").click();
            String better = row(visit, 0).getAttribute("data-test");
            assertTrue(Double.parseDouble(better)
                    >= Double.parseDouble(row(visit, 1).getAttribute("data-test")));
            pressIn(row(visit, 0), "Rename");
            visit.page().keyboard().type("the winner");
            visit.page().keyboard().press("Enter");
            visit.awaitTrue("document.querySelector('#runs tbody .run-name').textContent === 'the winner'");
            pressIn(row(visit, 0), "Open");
            visit.awaitTrue("document.querySelector('#answering-yours').checked");
            pressIn(row(visit, 1), "Delete");
            awaitRow(visit, 1);
            row(visit, 0).locator("input[type=checkbox]").uncheck();
            visit.awaitTrue("document.querySelector('#runs-chart').getAttribute('aria-label').includes('of 0 runs')");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aRaceThatMakesNoSenseIsExplained() {
        try (Visit visit = site.visit(QUICK + "&race=optimizer:sgd,bread")) {
            visit.awaitTrue("document.querySelector('#race-problem')?.textContent.includes(\"not 'bread'\")");
            assertEquals(List.of(), visit.complaints());
        }
    }
}

package inkling.lab.data;

import inkling.lab.Host;
import inkling.lab.LabView;
import inkling.protocol.report.BrowseReport;
import inkling.protocol.report.DataReport;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;

/** The view "Data". */
public final class DataView implements LabView, BrowseReport.Receiver, DataReport.Receiver {
    private final Host host;
    private Optional<DataPanel> panel = Optional.empty();

    public DataView(Host host) {
        this.host = host;
    }

    @Override
    public void open(HTMLElement element) {
        panel = Optional.of(new DataPanel(host));
    }

    /** MNIST may have been loaded since, for a run. */
    @Override
    public void shown() {
        panel.ifPresent(DataPanel::shown);
    }

    @Override
    public void noImages(BrowseReport.NoImages none) {
        panel.ifPresent(one -> one.noImages(none));
    }

    @Override
    public void dataLoading(BrowseReport.DataLoading loading) {
        panel.ifPresent(one -> one.loading(loading));
    }

    @Override
    public void summary(BrowseReport.Summary summary) {
        panel.ifPresent(one -> one.summary(summary));
    }

    @Override
    public void images(BrowseReport.Images images) {
        panel.ifPresent(one -> one.images(images));
    }

    @Override
    public void varied(BrowseReport.Varied varied) {
        panel.ifPresent(one -> one.varied(varied));
    }

    @Override
    public void dataOpened(DataReport.Opened opened) {
        panel.ifPresent(DataPanel::ownDataOpened);
    }

    @Override
    public void dataRefused(DataReport.Refused refused) {
        // The set that was there before, if there was one, still is.
    }
}

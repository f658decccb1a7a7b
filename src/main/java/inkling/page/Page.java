package inkling.page;

import inkling.protocol.Report;
import org.teavm.jso.dom.html.HTMLDocument;

/** The page's entry point: puts its parts together and passes the worker's reports on to them. */
public final class Page implements WorkerLink.Listener {
    private final Palette palette = new Palette();
    private final News news = new News();
    private final WorkerLink worker = new WorkerLink(this);
    private final Reader reader = new Reader(palette, worker::send);
    private final Answering answering = new Answering(reader::ask);

    private Page() {}

    public static void main(String[] args) {
        new Page().open();
    }

    private void open() {
        Dom.on(Dom.button("undo"), "click", event -> reader.pad().undo());
        Dom.on(Dom.button("clear"), "click", event -> reader.pad().clear());
        Keys.listen(reader.pad());
        worker.start(Engine.AUTO);
    }

    @Override
    public void report(Report report) {
        if (report instanceof Report.Ready ready) {
            answering.shippedNote(ready.shippedNote());
            HTMLDocument.current().getDocumentElement().setAttribute("data-ready", "true");
        } else if (report instanceof Report.Prediction prediction) {
            reader.answered(prediction);
        }
    }

    @Override
    public void broken(String sentence) {
        news.wrong(News.Source.RUN, sentence);
    }
}

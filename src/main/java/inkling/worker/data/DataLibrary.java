package inkling.worker.data;

import inkling.data.Splits;
import inkling.data.files.OwnData;
import inkling.protocol.report.DataReport;
import inkling.recipe.DataSource;
import inkling.worker.browser.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The images that training and fine-tuning learn from. Those of a source are loaded once, when they are first asked for,
 * and then kept; who asks while they are on their way waits for the same ones.
 */
public final class DataLibrary {
    /** Somebody who waits for images. */
    public interface Client {
        /** Whether they are still wanted; who no longer wants them hears no more. */
        boolean waits();

        /** From now on images of this source are waited for: the one asked for, or one that stands in for it. */
        void waitsFor(DataSource source);

        /** Bytes or digits that are there, of how many. */
        void progress(DataSource source, double done, double total);

        /** Here they are; what it throws comes back to {@link #fail} as a sentence. */
        void receive(Splits splits, DataSource source);

        /** There are none; the sentence says why, and what to do. */
        void fail(String sentence);
    }

    /** Gets the images of a source, and tells the shelf how it goes in calls that may come later. */
    public interface Loader {
        void load(Shelf shelf);
    }

    private final Shelf mnist;
    private final Shelf synthetic;
    private final Shelf own = new Shelf(
            DataSource.OWN,
            shelf -> shelf.failed("There are no files of your own yet: drop them on the page"
                    + " or choose them beside the setting 'Data', or let it learn from other data."));

    public DataLibrary(Loader mnist, Loader synthetic) {
        this.mnist = new Shelf(DataSource.MNIST, mnist);
        this.synthetic = new Shelf(DataSource.SYNTHETIC, synthetic);
    }

    /** From now on the visitor's own data are what these files hold; says what that is, or why it is nothing. */
    public void open(OwnFiles files) {
        try {
            OwnData data = files.read();
            open(data.splits());
            Mailbox.send(new DataReport.Opened(data.note()));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            Mailbox.send(new DataReport.Refused(String.valueOf(refused.getMessage())));
        }
    }

    /** From now on the visitor's own data are these. */
    public void open(Splits images) {
        own.splits = Optional.of(images);
    }

    /** Hands images to the client, now or when they are loaded; synthetic ones where the site has no MNIST. */
    public void request(DataSource source, Client client) {
        shelf(source).request(client);
    }

    /** The images of a source, if they are loaded. */
    public Optional<Splits> loaded(DataSource source) {
        return shelf(source).splits;
    }

    private Shelf shelf(DataSource source) {
        return switch (source) {
            case MNIST -> mnist;
            case SYNTHETIC -> synthetic;
            case OWN -> own;
        };
    }

    /** The images of one source. Its loader tells how far it is and, in the end, once, what has come of it. */
    public final class Shelf {
        private final DataSource source;
        private final Loader loader;
        private final List<Client> clients = new ArrayList<>();
        private Optional<Splits> splits = Optional.empty();
        private boolean loading;
        private boolean missing;

        private Shelf(DataSource source, Loader loader) {
            this.source = source;
            this.loader = loader;
        }

        private void request(Client client) {
            if (missing) {
                synthetic.request(client);
            } else if (splits.isPresent()) {
                hand(client, splits.get());
            } else {
                client.waitsFor(source);
                clients.add(client);
                if (!loading) {
                    loading = true;
                    loader.load(this);
                }
            }
        }

        /** Whether anybody still waits. */
        boolean isWanted() {
            clients.removeIf(client -> !client.waits());
            return !clients.isEmpty();
        }

        /** Bytes or digits so far, of how many. */
        void progress(double done, double total) {
            if (isWanted()) {
                clients.forEach(client -> client.progress(source, done, total));
            }
        }

        void loaded(Splits images) {
            splits = Optional.of(images);
            dismiss().forEach(client -> hand(client, images));
        }

        /** A client that cannot use them is told what is wrong. */
        private void hand(Client client, Splits images) {
            try {
                client.receive(images, source);
            } catch (RuntimeException e) {
                client.fail(String.valueOf(e.getMessage()));
            }
        }

        /** The site has no such images. */
        void missing() {
            missing = true;
            dismiss().forEach(synthetic::request);
        }

        void failed(String sentence) {
            dismiss().forEach(client -> client.fail(sentence));
        }

        /** Nobody wanted them any more. */
        void abandoned() {
            dismiss();
        }

        /** Loading is over; the clients that still wait. */
        private List<Client> dismiss() {
            loading = false;
            List<Client> waiting = isWanted() ? List.copyOf(clients) : List.of();
            clients.clear();
            return waiting;
        }
    }
}

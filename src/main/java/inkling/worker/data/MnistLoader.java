package inkling.worker.data;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.data.Dataset;
import inkling.data.Idx;
import inkling.data.MnistDigests;
import inkling.data.MnistFile;
import inkling.data.Splits;
import inkling.worker.browser.Download;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** Loads MNIST as the site bundles it: reads the manifest, then the four files, each verified before it is used. */
public final class MnistLoader implements DataLibrary.Loader {
    private static final String MANIFEST = "data/manifest.json";
    private static final String DIRECTORY = "data/mnist/";

    /** Whether to pass over the copies that the browser keeps, since one of them may be damaged. */
    private boolean fresh;

    @Override
    public void load(DataLibrary.Shelf shelf) {
        new Transfer(shelf).start();
    }

    private final class Transfer {
        private final DataLibrary.Shelf shelf;
        private final List<byte[]> files = new ArrayList<>();
        private final List<Double> sizes = new ArrayList<>();
        private double total;
        private double before;

        Transfer(DataLibrary.Shelf shelf) {
            this.shelf = shelf;
        }

        void start() {
            Download.fetch(MANIFEST, fresh, bytes -> {}, this::manifest, this::fail);
        }

        private void fail(String sentence) {
            fresh = true;
            shelf.failed(sentence);
        }

        private void manifest(ArrayBuffer json) {
            try {
                JsonObject mnist = JsonParser.object()
                        .from(new String(Download.bytes(json), StandardCharsets.UTF_8))
                        .getObject("mnist", new JsonObject());
                if (!mnist.getBoolean("available", false)) {
                    shelf.missing();
                    return;
                }
                JsonArray listed = mnist.getArray("files", new JsonArray());
                for (int i = 0; i < listed.size(); i++) {
                    sizes.add(listed.getObject(i, new JsonObject()).getDouble("bytes", 0));
                    total += sizes.get(i);
                }
            } catch (JsonParserException e) {
                fail(MANIFEST + " is damaged: it is no JSON. Rebuild the site.");
                return;
            }
            if (sizes.size() != MnistDigests.MNIST.files().size()) {
                fail(MANIFEST + " lists " + sizes.size() + " files instead of "
                        + MnistDigests.MNIST.files().size() + ". Rebuild the site.");
                return;
            }
            next();
        }

        /** The next file, or the end; where the files do not fit together, the last one is refused. */
        private void next() {
            int index = files.size();
            if (index == sizes.size()) {
                shelf.loaded(Splits.of(dataset("MNIST's training set", 0), dataset("MNIST's test set", 2)));
                return;
            }
            MnistFile file = MnistDigests.MNIST.files().get(index);
            String path = DIRECTORY + file.packedName();
            Download.fetch(
                    path,
                    fresh,
                    bytes -> shelf.progress(before + bytes, total),
                    packed -> Download.unpack(path, packed, (bytes, digest) -> verify(file, bytes, digest), this::fail),
                    this::fail);
        }

        private void verify(MnistFile file, byte[] bytes, String digest) {
            try {
                // Without a digest (a page that is neither local nor https) the CRC and the sizes must do.
                if (!digest.isEmpty()) {
                    file.verify(file.name(), digest);
                }
                before += sizes.get(files.size());
                shelf.progress(before, total);
                files.add(bytes);
                next();
            } catch (IllegalArgumentException e) {
                fail(e.getMessage());
            }
        }

        /** Images and labels of two files, the first of which has this number. */
        private Dataset dataset(String name, int first) {
            List<MnistFile> names = MnistDigests.MNIST.files();
            return Dataset.of(
                    name,
                    Idx.images(files.get(first), names.get(first).name()),
                    Idx.labels(files.get(first + 1), names.get(first + 1).name()));
        }
    }
}

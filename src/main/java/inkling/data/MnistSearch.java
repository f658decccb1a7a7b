package inkling.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The outcome of looking for MNIST. JVM only. */
public sealed interface MnistSearch {
    /**
     * All four files are in one directory; each is verified when it is read.
     *
     * @param digests the files
     * @param directory where they are
     */
    record Found(MnistDigests digests, MnistDirectory directory) implements MnistSearch {
        /** By so many bytes gzip may make a small file longer. */
        private static final int PACKING = 1 << 10;

        /** Where the data was found, for a message. */
        public String description() {
            return directory.path() + " (" + directory.origin() + ")";
        }

        /** The path of a file, packed or not. */
        public Path path(MnistFile file) throws FileNotFoundException {
            return directory
                    .find(file)
                    .orElseThrow(() -> new FileNotFoundException(file.packedName() + " has disappeared from "
                            + directory.path() + " since it was found there."));
        }

        /**
         * The bytes of a file as they are stored, packed or not, unverified.
         *
         * @throws IllegalArgumentException if they are more than the file has unpacked, so that it is another one
         */
        public byte[] stored(MnistFile file) throws IOException {
            Path path = path(file);
            long bytes = Files.size(path);
            if (bytes > file.bytes() + PACKING) {
                throw file.damaged(path.toString(), bytes + " bytes");
            }
            return Files.readAllBytes(path);
        }

        /**
         * The unpacked bytes of a file.
         *
         * @throws IllegalArgumentException if the file is damaged, naming it, the expected and the actual digest
         */
        public byte[] read(MnistFile file) throws IOException {
            return MnistArchive.unpack(file, path(file).toString(), stored(file));
        }

        /**
         * All images, the usual number of them kept for validation.
         *
         * @throws IllegalArgumentException if a file is damaged
         */
        public Splits load() throws IOException {
            try {
                return Splits.of(
                        load("MNIST's training set", digests.trainImages(), digests.trainLabels()),
                        load("MNIST's test set", digests.testImages(), digests.testLabels()));
            } catch (OutOfMemoryError full) {
                throw new IllegalArgumentException(
                        "MNIST in " + directory.path()
                                + " does not fit into the memory that Java may use; give it more, as"
                                + " with java -Xmx1g -jar …",
                        full);
            }
        }

        private Dataset load(String name, MnistFile images, MnistFile labels) throws IOException {
            return Dataset.of(name, Idx.images(read(images), images.name()), Idx.labels(read(labels), labels.name()));
        }
    }

    /**
     * MNIST is nowhere.
     *
     * @param reason a sentence: where it was looked for and why it could not be downloaded
     */
    record Missing(String reason) implements MnistSearch {}
}

package inkling.model;

import java.util.Locale;

/** The networks that come with the page, and the digests of their files. */
public enum ShippedModel {
    /** A dense one, for when the best one cannot be had. */
    EVERYDAY("f0891013b64ca8136c6f268351b98f4009aa5b424f5d0f376de353db86517e2c"),
    /** The best one, which begins with convolutions. */
    CONVOLUTIONAL("98e502a7c0e5ad183d48c2fbfa07dec21a3dfd6c50caab0801d002cbd4e0c70b");

    private final String sha256;

    ShippedModel(String sha256) {
        this.sha256 = sha256;
    }

    /** As the file is called, without its ending. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it is, below the site's address. */
    public String path() {
        return "models/" + word() + ".safetensors";
    }

    /**
     * Refuses bytes that are not this network's.
     *
     * @param digest their SHA-256 in hexadecimal digits
     * @throws IllegalArgumentException naming the file, and what to do
     */
    public void verify(String digest) {
        if (!digest.equals(sha256)) {
            throw new IllegalArgumentException(path() + " is damaged: its SHA-256 is " + digest + ", not " + sha256
                    + ". Reload the page, or rebuild the site.");
        }
    }
}

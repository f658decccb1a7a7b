package inkling.data;

/**
 * One file of MNIST and how to tell that it is whole.
 *
 * @param name the file's name, unpacked, such as {@code train-images-idx3-ubyte}
 * @param bytes its size, unpacked
 * @param sha256 the SHA-256 of its unpacked bytes, in lower-case hexadecimal digits
 */
public record MnistFile(String name, int bytes, String sha256) {
    /** The name under which mirrors and the site offer the file. */
    public String packedName() {
        return name + ".gz";
    }

    /**
     * Refuses bytes that are not this file's.
     *
     * @param where what to call the bytes in a message: a path, an address
     * @param actual SHA-256 of the unpacked bytes, in hexadecimal digits
     * @throws IllegalArgumentException naming the expected and the actual digest, and what to do
     */
    public void verify(String where, String actual) {
        if (!sha256.equalsIgnoreCase(actual)) {
            throw damaged(where, "SHA-256 " + actual);
        }
    }

    /** The fault of bytes that are not this file's; {@code found} says what they are instead. */
    IllegalArgumentException damaged(String where, String found) {
        return new IllegalArgumentException(where + " is damaged: expected SHA-256 " + sha256 + " (" + bytes
                + " bytes unpacked), found " + found + "; get a fresh copy.");
    }
}

package inkling.model;

import java.util.List;

/** Files that are opened as networks by mistake, told by their first bytes. */
final class OtherFile {
    private record Kind(String name, int... begins) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("a JPEG picture", 0xff, 0xd8, 0xff),
            new Kind("a PNG picture", 0x89, 'P', 'N', 'G'),
            new Kind("a GIF picture", 'G', 'I', 'F', '8'),
            new Kind("a WebP picture or a sound", 'R', 'I', 'F', 'F'),
            new Kind("a PDF document", '%', 'P', 'D', 'F'),
            new Kind("a ZIP archive (as of PyTorch, Keras or NumPy); save the network as safetensors", 'P', 'K', 3, 4),
            new Kind("an HDF5 file (as of Keras); save the network as safetensors", 0x89, 'H', 'D', 'F'),
            new Kind("a Python pickle; save the network as safetensors", 0x80, 2),
            new Kind("a GGUF file; save the network as safetensors", 'G', 'G', 'U', 'F'),
            new Kind("a packed file; unpack it first", 0x1f, 0x8b),
            new Kind("a web page, perhaps what a server answered in the place of the file", '<'),
            new Kind("a JSON file", '{'),
            new Kind("a JSON file", '['));

    private OtherFile() {}

    /** What a file that is no safetensors file seems to be, in words that follow "it begins like"; or that nobody knows. */
    static String sentence(byte[] file) {
        for (Kind kind : KINDS) {
            if (begins(file, kind.begins)) {
                return "it is no safetensors file: it begins like " + kind.name + ".";
            }
        }
        return "it is no safetensors file.";
    }

    private static boolean begins(byte[] file, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= file.length || (file[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}

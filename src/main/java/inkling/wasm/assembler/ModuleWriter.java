package inkling.wasm.assembler;

import inkling.wasm.assembler.Instruction.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a WebAssembly module of functions over one imported memory (WebAssembly core specification 2.0, chapter 5,
 * binary format; its threads extension for a shared memory). No function returns anything.
 */
public final class ModuleWriter {
    /** The index of the imported function without parameters, {@code m.lost}. */
    public static final int LOST = 0;

    private static final int TYPE_SECTION = 1;
    private static final int IMPORT_SECTION = 2;
    private static final int FUNCTION_SECTION = 3;
    private static final int TABLE_SECTION = 4;
    private static final int GLOBAL_SECTION = 6;
    private static final int EXPORT_SECTION = 7;
    private static final int ELEMENT_SECTION = 9;
    private static final int CODE_SECTION = 10;
    private static final int FUNCTION_TYPE = 0x60;
    private static final int FUNCTION_REFERENCE = 0x70;
    private static final int FUNCTION_KIND = 0;
    private static final int MEMORY_KIND = 2;
    private static final int SHARED_WITH_MAXIMUM = 3;
    private static final int MUTABLE = 1;
    private static final int IMPORTED_FUNCTIONS = 1;
    private static final int MOST_PAGES = 1 << 16;
    private static final int[] HEADER = {0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00};

    private final boolean shared;
    private final List<FunctionWriter> functions = new ArrayList<>();
    private final List<FunctionWriter> exported = new ArrayList<>();
    private final List<FunctionWriter> table = new ArrayList<>();
    private int globals;

    /**
     * @param shared whether threads share the memory
     */
    public ModuleWriter(boolean shared) {
        this.shared = shared;
    }

    /** Begins a function that JavaScript may call. */
    public FunctionWriter exported(String name) {
        FunctionWriter function = function(name);
        exported.add(function);
        return function;
    }

    /** Begins a function that is also called by its position in the table ({@link FunctionWriter#callIndirect}). */
    public FunctionWriter inTable(String name) {
        FunctionWriter function = function(name);
        table.add(function);
        return function;
    }

    /** Begins a function that only other functions call. */
    public FunctionWriter function(String name) {
        FunctionWriter function = new FunctionWriter(name, IMPORTED_FUNCTIONS + functions.size());
        functions.add(function);
        return function;
    }

    /** One more global, an integer that each thread has for itself, and that is 0 at first. */
    public int global() {
        return globals++;
    }

    /** The whole module. It imports its memory as {@code m.m}. */
    public byte[] toBytes() {
        Bytes module = new Bytes();
        for (int b : HEADER) {
            module.add(b);
        }
        Bytes types = new Bytes().unsigned(IMPORTED_FUNCTIONS + functions.size());
        types.add(FUNCTION_TYPE).unsigned(0).unsigned(0);
        Bytes indices = new Bytes().unsigned(functions.size());
        Bytes code = new Bytes().unsigned(functions.size());
        for (FunctionWriter function : functions) {
            types.add(FUNCTION_TYPE).unsigned(function.parameters().size());
            function.parameters().forEach(type -> types.add(type.code()));
            types.unsigned(0);
            // Each function has a type of its own, at its own index.
            indices.unsigned(function.index());
            code.counted(function.body());
        }
        Bytes exports = new Bytes().unsigned(exported.size());
        for (FunctionWriter function : exported) {
            exports.text(function.name()).add(FUNCTION_KIND).unsigned(function.index());
        }
        section(module, TYPE_SECTION, types);
        section(module, IMPORT_SECTION, imports());
        section(module, FUNCTION_SECTION, indices);
        section(
                module,
                TABLE_SECTION,
                new Bytes().unsigned(1).add(FUNCTION_REFERENCE).add(0).unsigned(table.size()));
        section(module, GLOBAL_SECTION, globalSection());
        section(module, EXPORT_SECTION, exports);
        section(module, ELEMENT_SECTION, elements());
        section(module, CODE_SECTION, code);
        return module.toArray();
    }

    private Bytes imports() {
        Bytes imports = new Bytes().unsigned(2);
        imports.text("m").text("lost").add(FUNCTION_KIND).unsigned(0);
        imports.text("m").text("m").add(MEMORY_KIND);
        if (shared) {
            return imports.add(SHARED_WITH_MAXIMUM).unsigned(1).unsigned(MOST_PAGES);
        }
        return imports.add(0).unsigned(1);
    }

    private Bytes globalSection() {
        Bytes section = new Bytes().unsigned(globals);
        for (int g = 0; g < globals; g++) {
            section.add(ValueType.I32.code()).add(MUTABLE).append(zero());
        }
        return section;
    }

    /** The table's content, from its first position on. */
    private Bytes elements() {
        Bytes elements = new Bytes().unsigned(1).add(0).append(zero()).unsigned(table.size());
        for (FunctionWriter function : table) {
            elements.unsigned(function.index());
        }
        return elements;
    }

    /** A constant expression. */
    private static Bytes zero() {
        return new Bytes().add(0x41).signed(0).add(0x0B);
    }

    private static void section(Bytes module, int id, Bytes content) {
        module.add(id).counted(content);
    }

    /** Bytes that grow, with the encodings of WebAssembly's binary format (LEB128 integers, counted texts). */
    static final class Bytes {
        private static final int LOW_BITS = 0x7F;
        private static final int MORE = 0x80;
        private static final int SIGN = 0x40;

        private byte[] bytes = new byte[256];
        private int size;

        Bytes add(int b) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * size);
            }
            bytes[size++] = (byte) b;
            return this;
        }

        /** The four bytes of an integer or a float, lowest first. */
        Bytes int32(int value) {
            return add(value).add(value >> 8).add(value >> 16).add(value >> 24);
        }

        /** An unsigned LEB128 integer. */
        Bytes unsigned(int value) {
            int rest = value;
            while (rest >>> 7 != 0) {
                add((rest & LOW_BITS) | MORE);
                rest >>>= 7;
            }
            return add(rest);
        }

        /** A signed LEB128 integer. */
        Bytes signed(long value) {
            long rest = value;
            while (true) {
                int low = (int) (rest & LOW_BITS);
                rest >>= 7;
                if ((rest == 0 && (low & SIGN) == 0) || (rest == -1 && (low & SIGN) != 0)) {
                    return add(low);
                }
                add(low | MORE);
            }
        }

        /** An ASCII text after its length. */
        Bytes text(String text) {
            unsigned(text.length());
            for (int i = 0; i < text.length(); i++) {
                add(text.charAt(i));
            }
            return this;
        }

        /** Other bytes after their number. */
        Bytes counted(Bytes other) {
            return unsigned(other.size).append(other);
        }

        Bytes append(Bytes other) {
            for (int i = 0; i < other.size; i++) {
                add(other.bytes[i]);
            }
            return this;
        }

        int size() {
            return size;
        }

        byte[] toArray() {
            return Arrays.copyOf(bytes, size);
        }
    }
}

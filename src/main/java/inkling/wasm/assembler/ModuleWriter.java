package inkling.wasm.assembler;

import inkling.wasm.threads.SharingWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a WebAssembly module of functions over one imported memory (WebAssembly core specification 2.0, chapter 5,
 * binary format; its threads extension for a shared memory). Parameters are i32 or f32, and no function returns
 * anything.
 */
public final class ModuleWriter {
    /** The index of the imported function without parameters, {@code m.lost}. */
    public static final int LOST = 0;

    /** A global of each thread's own: which of the threads it is, the one that calls the kernels being 0. */
    public static final int THREAD = 0;

    /** A global of each thread's own: the number of what it has done its part of {@link #preparation} for. */
    public static final int READY = 1;

    private static final int TYPE_SECTION = 1;
    private static final int IMPORT_SECTION = 2;
    private static final int FUNCTION_SECTION = 3;
    private static final int GLOBAL_SECTION = 6;
    private static final int EXPORT_SECTION = 7;
    private static final int CODE_SECTION = 10;
    private static final int FUNCTION_TYPE = 0x60;
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
    private final List<FunctionWriter> divided = new ArrayList<>();
    private FunctionWriter preparation;
    private int globals = READY + 1;

    /**
     * @param shared whether threads share the memory
     */
    public ModuleWriter(boolean shared) {
        this.shared = shared;
    }

    /** Begins a function that JavaScript may call. */
    public FunctionWriter function(String name) {
        FunctionWriter function = inner(name);
        exported.add(function);
        return function;
    }

    /**
     * Begins a function whose last two parameters, integers, say which part of its work to do. {@link SharingWriter}
     * gives it to JavaScript.
     */
    public FunctionWriter divided(String name) {
        FunctionWriter function = inner(name);
        divided.add(function);
        return function;
    }

    /** Begins a function that only other functions call. */
    public FunctionWriter inner(String name) {
        FunctionWriter function = new FunctionWriter(name, IMPORTED_FUNCTIONS + functions.size());
        functions.add(function);
        return function;
    }

    /**
     * Begins the function that a thread calls while it waits for others, if something is expected. Its parameter is the
     * number of that. It does a little of what the thread will need for it, so that nobody waits for it long, and sets
     * {@link #READY} when there is no more.
     */
    public FunctionWriter preparation() {
        preparation = inner("prepare");
        return preparation;
    }

    /** Calls the function begun by {@link #preparation}. */
    public void callPreparation(FunctionWriter f) {
        f.call(preparation);
    }

    /** One more integer global that each thread has for itself, and that is 0 at first. */
    public int global() {
        return globals++;
    }

    /** The functions begun by {@link #divided} so far. */
    public List<FunctionWriter> divided() {
        return List.copyOf(divided);
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
            types.add(FUNCTION_TYPE).block(function.parameterTypes()).unsigned(0);
            indices.unsigned(function.index());
            Bytes body = function.body();
            code.unsigned(body.size()).append(body);
        }
        Bytes exports = new Bytes().unsigned(exported.size());
        for (FunctionWriter function : exported) {
            exports.text(function.name()).add(FUNCTION_KIND).unsigned(function.index());
        }
        section(module, TYPE_SECTION, types);
        section(module, IMPORT_SECTION, imports());
        section(module, FUNCTION_SECTION, indices);
        section(module, GLOBAL_SECTION, globalSection());
        section(module, EXPORT_SECTION, exports);
        section(module, CODE_SECTION, code);
        return module.toArray();
    }

    private Bytes imports() {
        Bytes imports = new Bytes().unsigned(2);
        imports.text("m").text("lost").add(FUNCTION_KIND).unsigned(0);
        imports.text("m").text("m").add(MEMORY_KIND);
        if (shared) {
            imports.add(SHARED_WITH_MAXIMUM).unsigned(1).unsigned(MOST_PAGES);
        } else {
            imports.add(0).unsigned(1);
        }
        return imports;
    }

    private Bytes globalSection() {
        Bytes section = new Bytes().unsigned(globals);
        for (int g = 0; g < globals; g++) {
            section.add(ValueType.I32.code()).add(MUTABLE).add(0x41).signed(0).add(0x0B);
        }
        return section;
    }

    private static void section(Bytes module, int id, Bytes content) {
        module.add(id).unsigned(content.size()).append(content);
    }
}

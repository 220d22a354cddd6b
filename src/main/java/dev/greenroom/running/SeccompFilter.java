package dev.greenroom.running;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The system calls that a program in the sandbox does without, as the classic BPF program that the kernel asks before
 * each call. Namespaces already keep away what these would reach; the filter is for the errors in the kernel behind them,
 * and for memory that nobody's account would show.
 *
 * <p>The numbers are the kernel's, from {@code arch/x86/entry/syscalls/syscall_64.tbl} and, for aarch64,
 * {@code include/uapi/asm-generic/unistd.h}; from 424 on both have the same. Calls newer than {@link #NEWEST} do not
 * exist in the sandbox, and neither do those of another architecture.
 */
final class SeccompFilter {

    /** @param audit what the kernel calls it, from {@code include/uapi/linux/audit.h} */
    private record Machine(
            int audit,
            List<Integer> forbidden,
            int cloning,
            int mapping,
            List<Integer> sockets,
            List<Integer> absent) {}

    /** {@code set_mempolicy_home_node}, of Linux 5.17. */
    private static final int NEWEST = 450;

    private static final int EPERM = 1;
    private static final int ENOSYS = 38;
    private static final int EAFNOSUPPORT = 97;

    /** UNIX, INET, INET6 and NETLINK, without which names are not looked up. All else, such as VSOCK, leads outside. */
    private static final List<Integer> FAMILIES = List.of(1, 2, 10, 16);

    /** What {@code clone} would make new namespaces with: CLONE_NEWNS, and CLONE_NEWCGROUP to CLONE_NEWNET. */
    private static final int NAMESPACES = 0x7e020000;

    /** Shared memory without a file: it stays when nobody maps it, so nobody's account shows it. */
    private static final int SHARED_ANONYMOUS = 0x01 | 0x20;

    /**
     * In both: open_tree, move_mount, fsopen, fsconfig, fsmount, fspick, pidfd_getfd, process_madvise, mount_setattr,
     * quotactl_fd, process_mrelease, set_mempolicy_home_node.
     */
    private static final List<Integer> FORBIDDEN = List.of(428, 429, 430, 431, 432, 433, 438, 440, 442, 443, 448, 450);

    /**
     * In both: io_uring_setup, _enter and _register, clone3, whose flags a filter cannot see, and memfd_secret. Libraries
     * ask for these and do without.
     */
    private static final List<Integer> ABSENT = List.of(425, 426, 427, 435, 447);

    private static final Machine X86_64 = new Machine(
            0xc000003e,
            List.of(
                    101, // ptrace
                    310, // process_vm_readv
                    311, // process_vm_writev
                    312, // kcmp
                    165, // mount
                    166, // umount2
                    155, // pivot_root
                    161, // chroot
                    272, // unshare
                    308, // setns
                    303, // name_to_handle_at
                    304, // open_by_handle_at
                    300, // fanotify_init
                    248, // add_key
                    249, // request_key
                    250, // keyctl
                    321, // bpf
                    298, // perf_event_open
                    323, // userfaultfd
                    29, // shmget
                    64, // semget
                    68, // msgget
                    240, // mq_open
                    175, // init_module
                    313, // finit_module
                    176, // delete_module
                    246, // kexec_load
                    320, // kexec_file_load
                    169, // reboot
                    167, // swapon
                    168, // swapoff
                    163, // acct
                    103, // syslog
                    153, // vhangup
                    164, // settimeofday
                    227, // clock_settime
                    159, // adjtimex
                    305, // clock_adjtime
                    170, // sethostname
                    171, // setdomainname
                    179, // quotactl
                    180, // nfsservctl
                    212, // lookup_dcookie
                    237, // mbind
                    238, // set_mempolicy
                    256, // migrate_pages
                    279, // move_pages
                    278, // vmsplice
                    172, // iopl
                    173, // ioperm
                    154, // modify_ldt
                    134, // uselib
                    136, // ustat
                    139, // sysfs
                    156), // _sysctl
            56, // clone
            9, // mmap
            List.of(41, 53), // socket, socketpair
            List.of(319)); // memfd_create: like shared memory without a file

    private static final Machine AARCH64 = new Machine(
            0xc00000b7,
            List.of(
                    117, // ptrace
                    270, // process_vm_readv
                    271, // process_vm_writev
                    272, // kcmp
                    40, // mount
                    39, // umount2
                    41, // pivot_root
                    51, // chroot
                    97, // unshare
                    268, // setns
                    264, // name_to_handle_at
                    265, // open_by_handle_at
                    262, // fanotify_init
                    217, // add_key
                    218, // request_key
                    219, // keyctl
                    280, // bpf
                    241, // perf_event_open
                    282, // userfaultfd
                    194, // shmget
                    190, // semget
                    186, // msgget
                    180, // mq_open
                    105, // init_module
                    273, // finit_module
                    106, // delete_module
                    104, // kexec_load
                    294, // kexec_file_load
                    142, // reboot
                    224, // swapon
                    225, // swapoff
                    89, // acct
                    116, // syslog
                    58, // vhangup
                    170, // settimeofday
                    112, // clock_settime
                    171, // adjtimex
                    266, // clock_adjtime
                    161, // sethostname
                    162, // setdomainname
                    60, // quotactl
                    42, // nfsservctl
                    18, // lookup_dcookie
                    235, // mbind
                    237, // set_mempolicy
                    238, // migrate_pages
                    239, // move_pages
                    75), // vmsplice
            220, // clone
            222, // mmap
            List.of(198, 199), // socket, socketpair
            List.of(279)); // memfd_create

    private static final Map<String, Machine> MACHINES = Map.of("amd64", X86_64, "aarch64", AARCH64);

    // Of struct seccomp_data: the number, the architecture, and the low halves of the arguments (both are
    // little-endian).
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int FOURTH_ARGUMENT = 40;

    // What a BPF instruction does.
    private static final int LOAD = 0x20;
    private static final int EQUAL = 0x15;
    private static final int GREATER = 0x25;
    private static final int ANY_BIT = 0x45;
    private static final int AND = 0x54;
    private static final int RETURN = 0x06;

    private static final int ALLOW = 0x7fff0000;
    private static final int FAIL = 0x00050000;
    private static final int KILL_PROCESS = 0x80000000;

    private record Instruction(int code, int ifTrue, int ifFalse, int value) {}

    private final List<Instruction> program = new ArrayList<>();

    private SeccompFilter() {}

    /** For the machine we run on; empty on one whose numbers are not known here. */
    static Optional<byte[]> bytes() {
        return bytes(System.getProperty("os.arch"));
    }

    static Optional<byte[]> bytes(String architecture) {
        return Optional.ofNullable(MACHINES.get(architecture)).map(machine -> new SeccompFilter().of(machine));
    }

    private byte[] of(Machine machine) {
        load(ARCHITECTURE);
        add(EQUAL, 1, 0, machine.audit());
        add(RETURN, 0, 0, KILL_PROCESS);
        load(NUMBER);
        // Also the second set of calls that x86_64 has from 0x40000000 on.
        add(GREATER, 0, 1, NEWEST);
        fail(ENOSYS);
        machine.forbidden().forEach(number -> refuse(number, EPERM));
        FORBIDDEN.forEach(number -> refuse(number, EPERM));
        machine.absent().forEach(number -> refuse(number, ENOSYS));
        ABSENT.forEach(number -> refuse(number, ENOSYS));
        machine.sockets().forEach(this::onlyOurFamilies);
        add(EQUAL, 0, 4, machine.cloning());
        load(FIRST_ARGUMENT);
        add(ANY_BIT, 0, 1, NAMESPACES);
        fail(EPERM);
        allow();
        add(EQUAL, 0, 5, machine.mapping());
        load(FOURTH_ARGUMENT);
        add(AND, 0, 0, SHARED_ANONYMOUS);
        add(EQUAL, 0, 1, SHARED_ANONYMOUS);
        fail(EPERM);
        allow();
        allow();
        return assembled();
    }

    private void onlyOurFamilies(int number) {
        add(EQUAL, 0, FAMILIES.size() + 3, number);
        load(FIRST_ARGUMENT);
        for (var i = 0; i < FAMILIES.size(); i++) add(EQUAL, FAMILIES.size() - i, 0, FAMILIES.get(i));
        fail(EAFNOSUPPORT);
        allow();
    }

    private void refuse(int number, int error) {
        add(EQUAL, 0, 1, number);
        fail(error);
    }

    private void load(int offset) {
        add(LOAD, 0, 0, offset);
    }

    private void fail(int error) {
        add(RETURN, 0, 0, FAIL | error);
    }

    private void allow() {
        add(RETURN, 0, 0, ALLOW);
    }

    private void add(int code, int ifTrue, int ifFalse, int value) {
        program.add(new Instruction(code, ifTrue, ifFalse, value));
    }

    private byte[] assembled() {
        var bytes = ByteBuffer.allocate(8 * program.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (var instruction : program)
            bytes.putShort((short) instruction.code())
                    .put((byte) instruction.ifTrue())
                    .put((byte) instruction.ifFalse())
                    .putInt(instruction.value());
        return bytes.array();
    }
}

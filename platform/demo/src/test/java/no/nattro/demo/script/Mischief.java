package no.nattro.demo.script;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** What may happen to a stack that runs. */
enum Mischief {
    KILL_A_SERVICE, KILL_POSTGRES, KILL_ALL_OF_POSTGRES, FREEZE_A_SERVICE, KILL_TWO, NONE;

    private static final List<String> SERVICES = List.of("gateway", "order", "payment", "inventory");

    /** An up brings back what has died; what is frozen it leaves to thaw. */
    boolean canBeMended() {
        return this != FREEZE_A_SERVICE;
    }

    /** Says what it has done. */
    String happen(Map<String, ProcessHandle> processes, Random random) {
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        ProcessHandle postgres = processes.get("postgres");
        switch (this) {
            case KILL_A_SERVICE -> Processes.kill(processes.get(service));
            case KILL_POSTGRES -> Processes.kill(postgres);
            case KILL_ALL_OF_POSTGRES -> Processes.tree(postgres).forEach(Processes::kill);
            case FREEZE_A_SERVICE -> Processes.freeze(List.of(processes.get(service)));
            case KILL_TWO -> {
                Processes.kill(processes.get(service));
                Processes.kill(postgres);
            }
            case NONE -> {
                return "nothing";
            }
        }
        return name() + " (" + service + ")";
    }
}

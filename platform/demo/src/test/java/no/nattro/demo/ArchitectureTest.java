package no.nattro.demo;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import no.nattro.testkit.HouseRules;

@AnalyzeClasses(packages = "no.nattro.demo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule time_comes_from_a_clock = HouseRules.time_comes_from_a_clock;

    @ArchTest
    static final ArchRule names_are_the_domains_words = HouseRules.names_are_the_domains_words;

    @ArchTest
    static final ArchRule packages_import_downwards = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("commands").definedBy("no.nattro.demo")
            .layer("terminal").definedBy("no.nattro.demo.terminal")
            .layer("trial").definedBy("no.nattro.demo.trial", "no.nattro.demo.trial.report")
            .layer("trial's shoppers").definedBy("no.nattro.demo.trial.client")
            .layer("clients").definedBy("no.nattro.demo.client")
            .layer("faults").definedBy("no.nattro.demo.trial.fault")
            .layer("breakable stack").definedBy("no.nattro.demo.trial.stack")
            .layer("wires").definedBy("no.nattro.demo.trial.wire")
            .layer("watch").definedBy("no.nattro.demo.watch")
            .layer("bench").definedBy("no.nattro.demo.bench")
            .layer("lessons").definedBy("no.nattro.demo.lesson.payment")
            .layer("of all lessons").definedBy("no.nattro.demo.lesson", "no.nattro.demo.lesson.load",
                    "no.nattro.demo.lesson.stage")
            .layer("doctor").definedBy("no.nattro.demo.doctor")
            .layer("switches").definedBy("no.nattro.demo.fault")
            .layer("logs").definedBy("no.nattro.demo.logs")
            .layer("audit").definedBy("no.nattro.demo.books.audit")
            .layer("history").definedBy("no.nattro.demo.books.history")
            .layer("books").definedBy("no.nattro.demo.books")
            .layer("stack").definedBy("no.nattro.demo.stack")
            .layer("shop").definedBy("no.nattro.demo.shop")
            .layer("postgres").definedBy("no.nattro.demo.postgres")
            .layer("secret").definedBy("no.nattro.demo.secret")
            .layer("process").definedBy("no.nattro.demo.process")
            .layer("home").definedBy("no.nattro.demo.home")
            .whereLayer("commands").mayNotBeAccessedByAnyLayer()
            .whereLayer("trial").mayOnlyBeAccessedByLayers("commands")
            .whereLayer("trial's shoppers").mayOnlyBeAccessedByLayers("trial")
            .whereLayer("lessons").mayOnlyBeAccessedByLayers("commands")
            .whereLayer("of all lessons").mayOnlyBeAccessedByLayers("commands", "lessons")
            .whereLayer("clients").mayOnlyBeAccessedByLayers("trial", "trial's shoppers", "lessons", "of all lessons")
            .whereLayer("faults").mayOnlyBeAccessedByLayers("commands", "trial", "breakable stack")
            .whereLayer("breakable stack").mayOnlyBeAccessedByLayers("trial")
            .whereLayer("wires").mayOnlyBeAccessedByLayers("breakable stack")
            .whereLayer("terminal").mayOnlyBeAccessedByLayers("commands", "trial", "faults", "lessons")
            .whereLayer("bench").mayOnlyBeAccessedByLayers("commands")
            .whereLayer("watch").mayOnlyBeAccessedByLayers("commands")
            .whereLayer("doctor").mayOnlyBeAccessedByLayers("commands")
            .whereLayer("switches").mayOnlyBeAccessedByLayers("commands")
            .whereLayer("logs").mayOnlyBeAccessedByLayers("commands")
            .whereLayer("stack").mayOnlyBeAccessedByLayers("commands", "terminal", "doctor", "trial", "faults",
                    "breakable stack", "wires", "bench", "watch", "switches", "lessons", "of all lessons")
            .whereLayer("postgres").mayOnlyBeAccessedByLayers("commands", "doctor", "stack", "trial", "breakable stack",
                    "bench", "lessons", "of all lessons")
            .whereLayer("audit").mayOnlyBeAccessedByLayers("commands", "trial", "watch", "lessons")
            .whereLayer("history").mayOnlyBeAccessedByLayers("commands", "audit", "trial", "clients", "lessons")
            .whereLayer("books")
            .mayOnlyBeAccessedByLayers("commands", "audit", "history", "trial", "watch", "lessons", "of all lessons")
            .whereLayer("shop").mayOnlyBeAccessedByLayers("commands", "audit", "history", "books", "trial", "clients",
                    "bench")
            .whereLayer("secret").mayOnlyBeAccessedByLayers("commands", "stack", "postgres", "trial", "breakable stack",
                    "bench", "of all lessons")
            .whereLayer("process").mayOnlyBeAccessedByLayers("commands", "doctor", "stack", "postgres", "secret",
                    "breakable stack", "bench", "of all lessons")
            .because("the shopper knows nothing of processes, and what starts processes prints nothing by itself");
}

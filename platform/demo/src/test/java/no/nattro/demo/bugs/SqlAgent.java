package no.nattro.demo.bugs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.Socket;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Runs inside a service. Before PostgreSQL's driver prepares a statement it asks the test for the SQL to prepare instead, and
 * waits for the answer as long as it takes: all bugs and all moments are in the hands of the test, and the service is the one
 * that is delivered.
 */
public final class SqlAgent {

    private static final String DRIVER = "org/postgresql/jdbc/PgConnection";
    private static final ClassDesc STRING = ConstantDescs.CD_String;

    /** All the others come down to this one. */
    private static final MethodTypeDesc PREPARE = MethodTypeDesc.of(
            ClassDesc.of("java.sql.PreparedStatement"), STRING, ConstantDescs.CD_int, ConstantDescs.CD_int,
            ConstantDescs.CD_int);

    private static int desk;

    private SqlAgent() {}

    /** Called by the JVM with the port at which the test answers. */
    public static void premain(String port, Instrumentation jvm) {
        desk = Integer.parseInt(port);
        jvm.addTransformer(new ClassFileTransformer() {

            @Override
            public byte @Nullable [] transform(@Nullable ClassLoader loader, String name, @Nullable Class<?> old,
                    @Nullable ProtectionDomain domain, byte[] bytes) {
                return DRIVER.equals(name) ? asking(loader, bytes) : null;
            }
        });
    }

    /** Called by the driver. A test that is gone cannot answer, and the service goes on without it. */
    public static String ask(String sql) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk);
                DataOutputStream question = new DataOutputStream(socket.getOutputStream());
                DataInputStream answer = new DataInputStream(socket.getInputStream())) {
            question.writeUTF(sql);
            question.flush();
            return answer.readUTF();
        } catch (IOException _) {
            return sql;
        }
    }

    private static byte[] asking(@Nullable ClassLoader loader, byte[] bytes) {
        ClassFile classes = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(loader == null
                ? ClassHierarchyResolver.defaultResolver()
                : ClassHierarchyResolver.ofResourceParsing(loader)));
        return classes.transformClass(classes.parse(bytes),
                ClassTransform.transformingMethodBodies(SqlAgent::prepares, new Ask()));
    }

    private static boolean prepares(MethodModel method) {
        return method.methodName().equalsString("prepareStatement") && method.methodTypeSymbol().equals(PREPARE);
    }

    /** {@code sql = SqlAgent.ask(sql);} at the head of the method. */
    private static final class Ask implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            code.aload(1)
                    .invokestatic(ClassDesc.of(SqlAgent.class.getName()), "ask", MethodTypeDesc.of(STRING, STRING))
                    .astore(1);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }
}

package no.nattro.platform.faults;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;

/**
 * Hands all fields of a body to {@link FaultsEndpoint} as one parameter. Spring Boot makes each a parameter of its own and
 * drops the others: a misspelt field would be a default, and no parameter in Java can be called {@code for}.
 */
final class WholeBody implements OperationInvokerAdvisor {

    @Override
    public OperationInvoker apply(EndpointId endpoint, OperationType type, OperationParameters parameters,
            OperationInvoker invoker) {
        if (!endpoint.equals(EndpointId.of(FaultsEndpoint.ID)) || type != OperationType.WRITE) {
            return invoker;
        }
        return context -> invoker.invoke(new InvocationContext(context.resolveArgument(SecurityContext.class),
                Map.of("fields", context.getArguments())));
    }
}

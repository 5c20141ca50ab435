// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.ContractRuntimeException;
import org.hyperledger.fabric.contract.annotation.Serializer;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.contract.execution.ExecutionFactory;
import org.hyperledger.fabric.contract.execution.ExecutionService;
import org.hyperledger.fabric.contract.execution.InvocationRequest;
import org.hyperledger.fabric.contract.execution.JSONTransactionSerializer;
import org.hyperledger.fabric.contract.execution.SerializerInterface;
import org.hyperledger.fabric.contract.metadata.MetadataBuilder;
import org.hyperledger.fabric.contract.routing.ContractDefinition;
import org.hyperledger.fabric.contract.routing.RoutingRegistry;
import org.hyperledger.fabric.contract.routing.TxFunction;
import org.hyperledger.fabric.contract.routing.TypeRegistry;
import org.hyperledger.fabric.contract.routing.impl.RoutingRegistryImpl;
import org.hyperledger.fabric.contract.routing.impl.SerializerRegistryImpl;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.yinzheng.chaincode.refusal.RefusedException;

/**
 * Routes a call to its contract and method with the shim's registry and execution service, as its router does. The router would
 * parse every class of every library on the class path, twice, to find contracts: seconds of processor time at each start.
 */
public final class ContractRouting implements Chaincode {
    private final RoutingRegistry registry = new RoutingRegistryImpl();
    private final Founder founder;
    private final ExecutionService executor =
            ExecutionFactory.getInstance().createExecutionService(new DefaultSerializer());

    /** A routing to these contracts and no others. */
    public ContractRouting(Set<Class<? extends ContractInterface>> contracts) {
        this(contracts, new Founder(Optional.empty()));
    }

    ContractRouting(Set<Class<? extends ContractInterface>> contracts, Founder founder) {
        this.founder = founder;
        contracts.forEach(this::add);
        MetadataBuilder.initialize(registry, TypeRegistry.getRegistry());
    }

    @SuppressWarnings("unchecked") // the registry wants the interface's own class, and takes any implementation
    private void add(Class<? extends ContractInterface> contract) {
        ContractDefinition definition = registry.addNewContract((Class<ContractInterface>) contract);
        for (Method method : contract.getMethods()) {
            if (method.isAnnotationPresent(Transaction.class)) {
                definition.addTxFunction(method);
            }
        }
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return invoke(stub);
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        if (stub.getStringArgs().isEmpty()) {
            return ResponseUtils.newSuccessResponse();
        }
        try {
            InvocationRequest request = ExecutionFactory.getInstance().createRequest(stub);
            TxFunction function = registry.containsRoute(request)
                    ? registry.getTxFn(request)
                    : registry.getContract(request.getNamespace()).getUnknownRoute();
            founder.check(function.getRouting().getMethod(), stub);
            return executor.executeRequest(function, request, stub);
        } catch (RefusedException e) {
            return ResponseUtils.newErrorResponse(e.getMessage());
        } catch (ContractRuntimeException | IndexOutOfBoundsException e) {
            // no such contract, a contract that broke, or too few arguments
            return ResponseUtils.newErrorResponse(e);
        }
    }

    /** The shim's JSON serializer, for whom strings stay as they are. */
    private static final class DefaultSerializer extends SerializerRegistryImpl {
        private final SerializerInterface json = new JSONTransactionSerializer();

        @Override
        public SerializerInterface getSerializer(String name, Serializer.TARGET target) {
            if (!name.equals(JSONTransactionSerializer.class.getName())) {
                throw new ContractRuntimeException("serializers other than the default are not supported: " + name);
            }
            return json;
        }
    }
}

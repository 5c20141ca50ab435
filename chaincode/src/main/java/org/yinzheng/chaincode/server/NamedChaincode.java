// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** One chaincode name: connections of its own, contracts and threads that all names share. */
final class NamedChaincode extends ChaincodeBase {
    private final String packageId;
    private final Chaincode contracts;
    private final Executor workers;

    NamedChaincode(String packageId, Chaincode contracts, Executor workers) {
        this.packageId = packageId;
        this.contracts = contracts;
        this.workers = workers;
        processEnvironmentOptions();
        processCommandLineOptions(new String[] {"-i", packageId});
        validateOptions();
    }

    @Override
    protected StreamObserver<ChaincodeMessage> connectToPeer(StreamObserver<ChaincodeMessage> peer) {
        var stream = new PeerStream(contracts, peer, workers);
        stream.register(packageId);
        return stream;
    }

    @Override
    public Chaincode.Response init(ChaincodeStub stub) {
        return contracts.init(stub);
    }

    @Override
    public Chaincode.Response invoke(ChaincodeStub stub) {
        return contracts.invoke(stub);
    }
}

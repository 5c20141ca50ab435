// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** One chaincode name: a connection state of its own, the contracts that all names share. */
final class NamedChaincode extends ChaincodeBase {
    private final Chaincode contracts;

    NamedChaincode(String packageId, Chaincode contracts) {
        this.contracts = contracts;
        processEnvironmentOptions();
        processCommandLineOptions(new String[] {"-i", packageId});
        validateOptions();
        // reads config.props; the shim looks at it when a peer connects, and does not read it then
        getChaincodeConfig();
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

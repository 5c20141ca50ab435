// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hyperledger.fabric.contract.ContractInterface;
import org.yinzheng.chaincode.server.ChaincodeMain;

/** The contracts' process with the minimal contract beside the others: the main class of the benchmark's own jar. */
public final class BenchmarkChaincode {
    private BenchmarkChaincode() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Set<Class<? extends ContractInterface>> contracts = new LinkedHashSet<>(ChaincodeMain.CONTRACTS);
        contracts.add(PutOneKey.class);
        ChaincodeMain.serve(contracts);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yinzheng.network.Node;
import org.yinzheng.network.OrdererNode;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;

/** Environment of Fabric's programs: everything that differs from what their images say. */
final class NodeSettings {
    /** Where a node's folder is mounted. */
    static final String FOLDER = "/etc/yinzheng";

    /** Where an orderer and a peer keep their data. */
    static final String DATA = "/var/hyperledger";

    /** Fabric's own line without its colours. */
    private static final String LOG_LINE = "%{time:2006-01-02 15:04:05.000 MST} %{level} [%{module}] %{message}";

    private static final int GATEWAY_CALLS = 2500;

    private NodeSettings() {}

    static Map<String, String> peer(String network, Organisation organisation, PeerNode peer) {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("FABRIC_LOGGING_SPEC", "warning");
        env.put("FABRIC_LOGGING_FORMAT", LOG_LINE);
        env.put("CORE_PEER_ID", peer.host());
        env.put("CORE_PEER_NETWORKID", network);
        env.put("CORE_PEER_LOCALMSPID", organisation.mspId());
        env.put("CORE_PEER_MSPCONFIGPATH", FOLDER + "/msp");
        env.put("CORE_PEER_ADDRESS", peer.endpoint());
        env.put("CORE_PEER_LISTENADDRESS", "0.0.0.0:" + peer.port());
        // contracts are called, they never call: nobody needs to reach this one
        env.put("CORE_PEER_CHAINCODELISTENADDRESS", "127.0.0.1:" + (peer.port() == 7052 ? 7062 : 7052));
        env.put("CORE_PEER_GOSSIP_EXTERNALENDPOINT", peer.endpoint());
        env.put("CORE_PEER_GOSSIP_BOOTSTRAP", neighbour(organisation, peer).endpoint());
        // the gateway chooses the endorser with the newest ledger by these reports
        env.put("CORE_PEER_GOSSIP_PUBLISHSTATEINFOINTERVAL", "1s");
        env.put("CORE_PEER_GOSSIP_REQUESTSTATEINFOINTERVAL", "1s");
        env.put("CORE_PEER_TLS_ENABLED", "true");
        env.put("CORE_PEER_TLS_CERT_FILE", FOLDER + "/tls/server.crt");
        env.put("CORE_PEER_TLS_KEY_FILE", FOLDER + "/tls/server.key");
        env.put("CORE_PEER_TLS_ROOTCERT_FILE", FOLDER + "/tls/ca.crt");
        env.put("CORE_PEER_LIMITS_CONCURRENCY_GATEWAYSERVICE", String.valueOf(GATEWAY_CALLS));
        env.put("CORE_LEDGER_HISTORY_ENABLEHISTORYDATABASE", String.valueOf(peer.archive()));
        // contracts run as services only; a docker that is not there would count as ill health
        env.put("CORE_VM_ENDPOINT", "");
        env.put("CORE_OPERATIONS_LISTENADDRESS", "0.0.0.0:" + peer.operationsPort());
        env.put("CORE_METRICS_PROVIDER", "prometheus");
        env.put("CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG", "{\"chaincode\":\"" + peer.chaincodeHost() + "\"}");
        return env;
    }

    static Map<String, String> orderer(Organisation organisation, OrdererNode orderer) {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("FABRIC_LOGGING_SPEC", "warning");
        env.put("FABRIC_LOGGING_FORMAT", LOG_LINE);
        env.put("ORDERER_GENERAL_LOCALMSPID", organisation.mspId());
        env.put("ORDERER_GENERAL_LOCALMSPDIR", FOLDER + "/msp");
        env.put("ORDERER_GENERAL_LISTENADDRESS", "0.0.0.0");
        env.put("ORDERER_GENERAL_LISTENPORT", String.valueOf(orderer.port()));
        env.put("ORDERER_GENERAL_BOOTSTRAPMETHOD", "none");
        tls(env, "ORDERER_GENERAL_TLS_");
        env.put("ORDERER_GENERAL_TLS_ROOTCAS", "[" + FOLDER + "/tls/ca.crt]");
        env.put("ORDERER_GENERAL_CLUSTER_CLIENTCERTIFICATE", FOLDER + "/tls/server.crt");
        env.put("ORDERER_GENERAL_CLUSTER_CLIENTPRIVATEKEY", FOLDER + "/tls/server.key");
        env.put("ORDERER_GENERAL_CLUSTER_ROOTCAS", "[" + FOLDER + "/tls/ca.crt]");
        env.put("ORDERER_FILELEDGER_LOCATION", DATA + "/orderer");
        env.put("ORDERER_CONSENSUS_WALDIR", DATA + "/orderer/etcdraft/wal");
        env.put("ORDERER_CONSENSUS_SNAPDIR", DATA + "/orderer/etcdraft/snapshot");
        env.put("ORDERER_CHANNELPARTICIPATION_ENABLED", "true");
        env.put("ORDERER_ADMIN_LISTENADDRESS", "0.0.0.0:" + orderer.adminPort());
        tls(env, "ORDERER_ADMIN_TLS_");
        env.put("ORDERER_ADMIN_TLS_CLIENTAUTHREQUIRED", "true");
        env.put("ORDERER_ADMIN_TLS_CLIENTROOTCAS", "[" + FOLDER + "/tls/ca.crt]");
        env.put("ORDERER_OPERATIONS_LISTENADDRESS", "0.0.0.0:" + orderer.operationsPort());
        env.put("ORDERER_METRICS_PROVIDER", "prometheus");
        return env;
    }

    private static void tls(Map<String, String> env, String prefix) {
        env.put(prefix + "ENABLED", "true");
        env.put(prefix + "CERTIFICATE", FOLDER + "/tls/server.crt");
        env.put(prefix + "PRIVATEKEY", FOLDER + "/tls/server.key");
    }

    /** Another peer of the organisation, or itself if it is alone. */
    private static Node neighbour(Organisation organisation, PeerNode peer) {
        return organisation.peers().stream()
                .filter(other -> !other.equals(peer))
                .findFirst()
                .orElse(peer);
    }
}

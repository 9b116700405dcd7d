/** The resources of an account that its events speak of; the same for an account on every run. */
import { seededRandom } from "../random";

/** Names and ids of what is in an account. */
export interface Scene {
  accountId: string;
  region: string;
  vpcId: string;
  subnetId: string;
  routeTableId: string;
  securityGroupId: string;
  gatewayId: string;
  flowLogId: string;
  instanceId: string;
  databaseId: string;
  snapshotId: string;
  bucket: string;
  functionName: string;
  logGroup: string;
  queue: string;
  keyArn: string;
  detectorId: string;
  trailArn: string;
  hostedZoneId: string;
}

const scenes = new Map<string, Scene>();

/** The scene of an account. */
export function sceneOf(accountId: string, accountName: string, region: string): Scene {
  const key = `${accountId}|${accountName}|${region}`;
  const known = scenes.get(key);
  if (known) return known;
  const random = seededRandom(`scene/${accountId}`);
  const scene: Scene = {
    accountId,
    region,
    vpcId: `vpc-0${random.text(16)}`,
    subnetId: `subnet-0${random.text(16)}`,
    routeTableId: `rtb-0${random.text(16)}`,
    securityGroupId: `sg-0${random.text(16)}`,
    gatewayId: `tgw-0${random.text(16)}`,
    flowLogId: `fl-0${random.text(16)}`,
    instanceId: `i-0${random.text(16)}`,
    databaseId: `${accountName}-orders`,
    snapshotId: `${accountName}-orders-before-change`,
    bucket: `${accountName}-reports-${accountId}`,
    functionName: `${accountName}-settlement`,
    logGroup: `/aws/lambda/${accountName}-settlement`,
    queue: `${accountName}-events`,
    keyArn: `arn:aws:kms:${region}:${accountId}:key/${random.uuid()}`,
    detectorId: random.text(32),
    trailArn: `arn:aws:cloudtrail:${region}:${accountId}:trail/organization`,
    hostedZoneId: `Z0${random.text(18, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")}`,
  };
  scenes.set(key, scene);
  return scene;
}

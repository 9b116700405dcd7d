/** What people do with an account: API calls with believable parameters. */
import type { Scene } from "./scene";

/** One API call somebody might make. */
export interface Act {
  /** `ec2` stands for `ec2.amazonaws.com`. */
  service: string;
  name: string;
  readOnly: boolean;
  parameters: (scene: Scene) => Record<string, unknown> | null;
  resources: (scene: Scene) => { type: string; name: string }[];
}

type Parameters = Act["parameters"];

const items = (key: string, value: string) => ({ items: [{ [key]: value }] });

function read(service: string, name: string, parameters: Parameters = () => null): Act {
  return { service, name, readOnly: true, parameters, resources: () => [] };
}

function write(
  service: string,
  name: string,
  parameters: Parameters,
  resource: (scene: Scene) => [type: string, name: string],
): Act {
  const resources = (scene: Scene) => {
    const [type, resourceName] = resource(scene);
    return [{ type, name: resourceName }];
  };
  return { service, name, readOnly: false, parameters, resources };
}

const database = (scene: Scene): [string, string] => ["AWS::RDS::DBInstance", scene.databaseId];
const routeTable = (scene: Scene): [string, string] => ["AWS::EC2::RouteTable", scene.routeTableId];
const securityGroup = (scene: Scene): [string, string] => ["AWS::EC2::SecurityGroup", scene.securityGroupId];
const lambda = (scene: Scene): [string, string] => ["AWS::Lambda::Function", scene.functionName];
const instance = (scene: Scene): [string, string] => ["AWS::EC2::Instance", scene.instanceId];

/** Reads that anyone makes. */
export const looks: Act[] = [
  read("ec2", "DescribeInstances", () => ({ instancesSet: {}, filterSet: {} })),
  read("ec2", "DescribeVpcs", () => ({ vpcSet: {}, filterSet: {} })),
  read("s3", "ListBuckets", () => ({ Host: "s3.sa-east-1.amazonaws.com" })),
  read("s3", "GetBucketPolicy", (scene) => ({ bucketName: scene.bucket })),
  read("logs", "DescribeLogGroups", () => ({ limit: 50 })),
  read("logs", "FilterLogEvents", (scene) => ({ logGroupName: scene.logGroup, filterPattern: "ERROR" })),
  read("monitoring", "DescribeAlarms", () => ({ maxRecords: 100 })),
  read("cloudtrail", "LookupEvents", () => ({ maxResults: 50 })),
];

/** Reads by those who look after databases. */
export const databaseLooks: Act[] = [
  read("rds", "DescribeDBInstances", (scene) => ({ dBInstanceIdentifier: scene.databaseId })),
  read("rds", "DescribeDBSnapshots", (scene) => ({ dBInstanceIdentifier: scene.databaseId })),
  read("rds", "DescribeDBLogFiles", (scene) => ({ dBInstanceIdentifier: scene.databaseId })),
  read("pi", "GetResourceMetrics", () => ({ serviceType: "RDS", periodInSeconds: 60 })),
];

/** Changes to databases. */
export const databaseChanges: Act[] = [
  write(
    "rds",
    "CreateDBSnapshot",
    (scene) => ({ dBInstanceIdentifier: scene.databaseId, dBSnapshotIdentifier: scene.snapshotId }),
    (scene) => ["AWS::RDS::DBSnapshot", scene.snapshotId],
  ),
  write(
    "rds",
    "AddTagsToResource",
    (scene) => ({ resourceName: scene.databaseId, tags: [{ key: "ticket", value: "OPS-4711" }] }),
    database,
  ),
];

/** Changes to databases that nobody should make unexpectedly. */
export const databaseSurprises: Act[] = [
  write(
    "rds",
    "ModifyDBInstance",
    (scene) => ({
      dBInstanceIdentifier: scene.databaseId,
      dBInstanceClass: "db.r6g.xlarge",
      applyImmediately: true,
    }),
    database,
  ),
  write(
    "rds",
    "RebootDBInstance",
    (scene) => ({ dBInstanceIdentifier: scene.databaseId, forceFailover: false }),
    database,
  ),
];

/** Reads by those who look after the network. */
export const networkLooks: Act[] = [
  read("ec2", "DescribeRouteTables", (scene) => ({
    routeTableIdSet: items("routeTableId", scene.routeTableId),
  })),
  read("ec2", "DescribeSecurityGroups", (scene) => ({
    securityGroupIdSet: items("groupId", scene.securityGroupId),
  })),
  read("ec2", "DescribeTransitGateways", (scene) => ({
    DescribeTransitGatewaysRequest: { TransitGatewayIds: scene.gatewayId },
  })),
  read("ec2", "DescribeFlowLogs", () => ({ DescribeFlowLogsRequest: "" })),
  read("route53", "ListResourceRecordSets", (scene) => ({ hostedZoneId: scene.hostedZoneId })),
];

/** Changes to the network. */
export const networkChanges: Act[] = [
  write(
    "ec2",
    "AuthorizeSecurityGroupIngress",
    (scene) => ({
      groupId: scene.securityGroupId,
      ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 443, toPort: 443 }] },
    }),
    securityGroup,
  ),
  write(
    "ec2",
    "CreateTags",
    (scene) => ({
      resourcesSet: items("resourceId", scene.subnetId),
      tagSet: { items: [{ key: "ticket", value: "NET-118" }] },
    }),
    (scene) => ["AWS::EC2::Subnet", scene.subnetId],
  ),
];

/** Changes to the network that nobody should make unexpectedly. */
export const networkSurprises: Act[] = [
  write(
    "ec2",
    "ReplaceRoute",
    (scene) => ({
      routeTableId: scene.routeTableId,
      destinationCidrBlock: "0.0.0.0/0",
      transitGatewayId: scene.gatewayId,
    }),
    routeTable,
  ),
  write(
    "ec2",
    "DeleteFlowLogs",
    (scene) => ({ DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: scene.flowLogId } } }),
    (scene) => ["AWS::EC2::FlowLog", scene.flowLogId],
  ),
];

/** Changes to applications. */
export const applicationChanges: Act[] = [
  write(
    "lambda",
    "UpdateFunctionConfiguration20150331v2",
    (scene) => ({ functionName: scene.functionName, timeout: 30 }),
    lambda,
  ),
  write(
    "sqs",
    "PurgeQueue",
    (scene) => ({ queueUrl: `https://sqs.${scene.region}.amazonaws.com/${scene.accountId}/${scene.queue}` }),
    (scene) => ["AWS::SQS::Queue", scene.queue],
  ),
  write(
    "ec2",
    "RebootInstances",
    (scene) => ({ instancesSet: items("instanceId", scene.instanceId) }),
    instance,
  ),
];

/** What power users should not do unexpectedly. */
export const applicationSurprises: Act[] = [
  write(
    "s3",
    "PutBucketPolicy",
    (scene) => ({ bucketName: scene.bucket }),
    (scene) => ["AWS::S3::Bucket", scene.bucket],
  ),
  write(
    "logs",
    "DeleteLogGroup",
    (scene) => ({ logGroupName: scene.logGroup }),
    (scene) => ["AWS::Logs::LogGroup", scene.logGroup],
  ),
];

/** What responders do in an incident. */
export const incidentChanges: Act[] = [
  write(
    "ec2",
    "StopInstances",
    (scene) => ({ instancesSet: items("instanceId", scene.instanceId), force: false }),
    instance,
  ),
  write("ec2", "CreateSnapshot", (scene) => ({ description: `evidence of ${scene.instanceId}` }), instance),
];

/** What responders should not do unexpectedly. */
export const incidentSurprises: Act[] = [
  write(
    "guardduty",
    "UpdateDetector",
    (scene) => ({ detectorId: scene.detectorId, enable: false }),
    (scene) => ["AWS::GuardDuty::Detector", scene.detectorId],
  ),
  write(
    "cloudtrail",
    "StopLogging",
    (scene) => ({ name: scene.trailArn }),
    (scene) => ["AWS::CloudTrail::Trail", scene.trailArn],
  ),
];

/** What is refused to nearly everybody. */
export const refusals: Act[] = [
  write(
    "iam",
    "CreateAccessKey",
    () => ({ userName: "deploy" }),
    () => ["AWS::IAM::User", "deploy"],
  ),
  write(
    "kms",
    "ScheduleKeyDeletion",
    (scene) => ({ keyId: scene.keyArn, pendingWindowInDays: 7 }),
    (scene) => ["AWS::KMS::Key", scene.keyArn],
  ),
  {
    ...read("secretsmanager", "GetSecretValue", (scene) => ({ secretId: `${scene.queue}/api-key` })),
    readOnly: true,
  },
  read("ec2", "GetPasswordData", (scene) => ({ instanceId: scene.instanceId })),
];

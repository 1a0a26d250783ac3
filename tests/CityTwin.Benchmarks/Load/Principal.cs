using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.Benchmarks.Load;

/// <summary>Somebody who works with the city over gRPC, on a line of their own.</summary>
internal sealed record Principal(GrpcChannel Channel, Metadata Token);

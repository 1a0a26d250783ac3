namespace CityTwin.DjiCloud;

/// <summary>Begins a live picture: the data of <c>live_start_push</c>.</summary>
/// <param name="UrlType">1 RTMP, 3 GB/T 28181, 4 WebRTC by WHIP.</param>
/// <param name="VideoId">As <c>{sn}/{camera}/{video}</c>.</param>
/// <param name="VideoQuality">0 as the line allows, 1 to 4 from smooth to ultra-high.</param>
public sealed record LiveStartPush(int UrlType, string Url, string VideoId, int VideoQuality);

namespace CityTwin.DjiCloud;

/// <summary>Speaks a text: the data of <c>speaker_tts_play_start</c>.</summary>
/// <param name="PsdkIndex">The loudspeaker's place on the aircraft.</param>
public sealed record SpeakerTts(int PsdkIndex, TtsText Tts);

/// <param name="Md5">Of the text in UTF-8, lower-case hex: by it the dock knows what it has already.</param>
public sealed record TtsText(string Name, string Text, string Md5);
